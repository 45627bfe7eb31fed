using System.Globalization;

namespace CustomerLifecycle.Tickets;

/// <summary>Finds everything that is wrong with a policy.</summary>
internal static class SlaPolicyProblems
{
    public static IEnumerable<string> Of(SlaPolicy policy, IEnumerable<string> calendars)
    {
        HashSet<string> known = new(calendars, StringComparer.Ordinal);
        return Policy(policy).Concat(Calendars(policy, known)).Concat(Escalations(policy)).Concat(
            policy.Conditions.OrderBy(entry => entry.Key).SelectMany(entry => entry.Value.Problems(policy.Name, entry.Key)));
    }

    private static IEnumerable<string> Policy(SlaPolicy policy)
    {
        if (string.IsNullOrWhiteSpace(policy.Name))
        {
            yield return "An SLA policy has no name.";
        }

        foreach (SlaTarget target in policy.Targets.Where(target => target.Duration <= TimeSpan.Zero))
        {
            yield return $"The SLA policy '{policy.Name}' has a {target.Kind} target of {target.Duration}; a target lies above zero.";
        }

        if (!Enum.IsDefined(policy.Reopening))
        {
            yield return $"The SLA policy '{policy.Name}' has the unknown reopening rule {policy.Reopening}; use Resume, Restart or NewClock.";
        }

        if (!Enum.IsDefined(policy.PolicyChange))
        {
            yield return $"The SLA policy '{policy.Name}' has the unknown rule {policy.PolicyChange} for a change of policy; use KeepElapsed or Restart.";
        }
    }

    private static IEnumerable<string> Calendars(SlaPolicy policy, HashSet<string> known)
    {
        IEnumerable<string?> named = [policy.Calendar, policy.EscalateWithin, .. policy.Targets.Select(target => target.Calendar)];
        foreach (string calendar in named.OfType<string>().Distinct(StringComparer.Ordinal).Where(calendar => !known.Contains(calendar)))
        {
            yield return $"The SLA policy '{policy.Name}' names the calendar '{calendar}', which was not added. Call AddCalendar.";
        }
    }

    private static IEnumerable<string> Escalations(SlaPolicy policy)
    {
        for (int i = 0; i < policy.Escalations.Length; i++)
        {
            SlaEscalation escalation = policy.Escalations[i];
            if (!(escalation.Fraction is >= 0 and <= 100))
            {
                yield return $"Level {i + 1} of the SLA policy '{policy.Name}' is at {escalation.Fraction} of the target; give a share from 0 to 100, such as 0.8 for 80 %.";
            }
        }

        foreach ((SlaEscalation one, SlaEscalation next) in policy.Escalations.Zip(policy.Escalations.Skip(1)))
        {
            if (next.Fraction <= one.Fraction && next.Offset <= one.Offset && (one.Kinds.IsEmpty || next.Kinds.IsEmpty || one.Kinds.Intersect(next.Kinds).Any()))
            {
                yield return $"The SLA policy '{policy.Name}' lists its escalations out of order, or one twice: {Text(next)} follows {Text(one)}. List the earliest first.";
            }
        }
    }

    private static string Text(SlaEscalation escalation) =>
        string.Create(CultureInfo.InvariantCulture, $"{escalation.Fraction * 100:0.##} % {(escalation.Offset < TimeSpan.Zero ? "-" : "+")} {escalation.Offset.Duration()}");
}
