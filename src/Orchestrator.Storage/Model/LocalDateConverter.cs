using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Orchestrator.Storage.Model;

/// <summary>Local dates are kept as <c>date</c>.</summary>
public sealed class LocalDateConverter()
    : ValueConverter<LocalDate, DateOnly>(date => date.ToDateOnly(), value => LocalDate.FromDateOnly(value));
