namespace Orchestrator.Calendars.Tests;
public class Smoke { [Fact] public void A_test_runs() => true.ShouldBeTrue(); }
