using System.Runtime.InteropServices;

namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>A whole number in a text.</summary>
/// <param name="Value">The number.</param>
/// <param name="Length">How many letters it takes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WrittenNumber(int Value, int Length);
