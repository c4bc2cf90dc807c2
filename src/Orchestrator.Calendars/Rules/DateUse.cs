namespace Orchestrator.Calendars;

/// <summary>Whether a rule is asked for the last day of something or for the first.</summary>
internal enum DateUse
{
    Due,
    Opening,
}
