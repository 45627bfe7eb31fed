using CustomerLifecycle.Calendars;
using CustomerLifecycle.Conformance.Running;
using CustomerLifecycle.Events;
using CustomerLifecycle.Tickets;

namespace CustomerLifecycle.Conformance.Kinds.BusinessTime;

/// <summary>What becomes of SLA clocks while things happen to a ticket.</summary>
internal sealed class SlaTimelineKind : IConformanceKind
{
    public string File => "business-time";

    public IReadOnlyCollection<string> Kinds { get; } = ["sla_timeline"];

    public void Run(string kind, CaseFields row)
    {
        row.Text("semantics");
        var schedule = row.Object("schedule");
        var boundary = row.TextOrNull("boundary");
        var policy = Policy(row.Object("targets_minutes"));
        var events = row.Objects("events").Select(each => (At: each.Instant("at"), Event: each.Text("event"))).ToArray();
        var tolerance = TimeSpan.FromSeconds(row.NumberOrNull("tolerance_s") ?? 0);
        var chronological = row.FlagOrNull("chronological") ?? true;
        foreach (var check in row.Objects("checks"))
        {
            var happened = events[..(int)check.Integer("after")];
            if (!chronological)
            {
                // These rows set attributes one by one; what ends the ticket comes after what is measured on it.
                happened = [.. happened.OrderBy(each => each.Event == "closed").ThenBy(each => each.At)];
            }

            var timeline = new SlaTimeline(new SlaEngine(policy, CaseSchedule.Read(schedule, check.TextOrNull("boundary") ?? boundary)));
            foreach (var (at, name) in happened)
            {
                timeline.Apply(name, at);
            }

            new SlaCheck(check, timeline, tolerance).Run();
        }
    }

    private static SlaPolicy Policy(CaseFields targets)
    {
        var policy = SlaPolicy.Create("case", "case");
        foreach (var name in targets.Names)
        {
            if (targets.NumberOrNull(name) is not { } minutes)
            {
                continue;
            }

            var within = TimeSpan.FromMinutes(minutes);
            policy = name switch
            {
                "first_response" => policy.FirstResponse(within),
                "update" => policy.NextResponse(within),
                "solution" => policy.Resolution(within),
                _ => throw new CaseFormatException($"targets_minutes.{name} is not known."),
            };
        }

        return policy;
    }
}
