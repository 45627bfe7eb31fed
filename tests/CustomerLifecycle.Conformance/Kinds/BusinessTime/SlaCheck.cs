using System.Text.Json;
using CustomerLifecycle.Conformance.Running;
using CustomerLifecycle.Events;
using CustomerLifecycle.Tickets;

namespace CustomerLifecycle.Conformance.Kinds.BusinessTime;

/// <summary>One check of a timeline: every field it has is asserted.</summary>
internal sealed class SlaCheck(CaseFields check, SlaTimeline timeline, TimeSpan tolerance)
{
    private SlaClock? First => timeline.Sla?.Clock(SlaTargetKind.FirstResponse);

    private SlaClock? Update => timeline.Sla?.Clock(SlaTargetKind.NextResponse);

    private SlaClock? Solution => timeline.Sla?.Clock(SlaTargetKind.Resolution);

    public void Run()
    {
        Due("first_response_due", DueOf(First));
        Due("update_due", DueOf(Update));
        Due("solution_due", DueOf(Solution));
        Due("next_escalation", new[] { DueOf(First), DueOf(Update), DueOf(Solution) }.Min());
        Minutes("first_response", First?.Taken, First?.Target);
        Minutes("update", timeline.LongestUpdate, Update?.Target);
        Minutes("solution", Solution?.Taken, Solution?.Target);
        if (check.TextOrNull("agreement_status") is { } status)
        {
            Assert.Equal(status, Agreement());
        }
    }

    // A deadline is there while its clock runs.
    private static DateTimeOffset? DueOf(SlaClock? clock) => clock is { IsStopped: false } ? clock.DueAt : null;

    private void Due(string field, DateTimeOffset? actual)
    {
        if (check.ValueOrNull(field) is not { } value)
        {
            return;
        }

        var expected = value.ValueKind == JsonValueKind.Null ? (DateTimeOffset?)null : check.Instant(field);
        if (expected is { } due && actual is { } found)
        {
            Assert.Equal(due, found, tolerance);
        }
        else
        {
            Assert.Equal(expected, actual);
        }
    }

    private void Minutes(string target, TimeSpan? taken, TimeSpan? allowed)
    {
        Number(target + "_minutes", taken?.TotalMinutes);
        Number(target + "_diff", (allowed - taken)?.TotalMinutes);
    }

    private void Number(string field, double? actual)
    {
        if (check.ValueOrNull(field) is { } value)
        {
            Assert.Equal(value.ValueKind == JsonValueKind.Null ? null : check.Number(field), actual);
        }
    }

    private string Agreement()
    {
        var clocks = new[] { First, Solution }.OfType<SlaClock>();
        return timeline.IsPaused ? "Paused"
            : clocks.Any(clock => clock.BreachedAt is not null || (!clock.IsStopped && clock.DueAt < timeline.Now)) ? "Failed"
            : First is { IsStopped: false } ? "First Response Due"
            : Solution is { IsStopped: false } ? "Resolution Due"
            : "Fulfilled";
    }
}
