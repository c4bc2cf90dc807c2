namespace Orchestrator.TitleReview.Reading.Places;

/// <summary>What places.json holds.</summary>
/// <param name="Regions">By calendar, words that show a place is there.</param>
/// <param name="Letters">By letter, the characters that begin with it.</param>
internal sealed record PlaceData(Dictionary<string, string[]> Regions, Dictionary<string, string> Letters);
