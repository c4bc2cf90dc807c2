using NodaTime;

namespace Orchestrator.TitleReview.Draws;

/// <summary>What a draw has to give.</summary>
/// <param name="Seats">Experts to draw: odd (MOHRSS Order 40).</param>
/// <param name="MinimumSeats">The fewest seats the committee may have.</param>
/// <param name="MinimumSkilled">高技能专家 that must be among them (TJ24-1.2-b); 0 when none.</param>
/// <param name="On">The meeting's day: an expert's term must reach it.</param>
public sealed record DrawTerms(int Seats, int MinimumSeats, int MinimumSkilled, LocalDate On);
