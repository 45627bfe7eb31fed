namespace CustomerLifecycle.Routing;

/// <summary>Brings routing plans into their normal form, equal ones into one object: contacts with equal requirements then share them, and
/// are found to be equal at a glance.</summary>
internal sealed class RoutingPlans
{
    // A host that makes up a plan for each contact must not fill the memory with them.
    private const int MaxKept = 10_000;

    private readonly Dictionary<IReadOnlyList<RoutingStep>, RoutingStep[]> _kept = new(new SameSteps());

    /// <summary>The plan in normal form, with the contact's attributes put into its conditions.</summary>
    public IReadOnlyList<RoutingStep> Normalised(IReadOnlyList<RoutingStep> steps, IReadOnlyDictionary<string, string> attributes)
    {
        if (steps.Count == 0)
        {
            return [];
        }

        if (!AskContact(steps) && _kept.TryGetValue(steps, out var kept))
        {
            return kept;
        }

        RoutingStep[] normalised = [.. steps.Select(step => Normal(step, attributes))];
        if (_kept.TryGetValue(normalised, out kept))
        {
            return kept;
        }

        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();
        }

        return _kept[normalised] = normalised;
    }

    /// <summary>A step in normal form.</summary>
    public static RoutingStep Normal(RoutingStep step, IReadOnlyDictionary<string, string> attributes) => step with
    {
        Skills = [.. step.Skills.Distinct().OrderBy(s => s.Skill, StringComparer.Ordinal).ThenBy(s => s.Operator).ThenBy(s => s.Level)],
        Condition = step.Condition?.Bind(attributes),
        Agents = [.. step.Agents.Distinct().OrderBy(a => a.Value, StringComparer.Ordinal)],
    };

    private static bool AskContact(IReadOnlyList<RoutingStep> steps)
    {
        for (int i = 0; i < steps.Count; i++)
        {
            if (steps[i].Condition is { AsksContact: true })
            {
                return true;
            }
        }

        return false;
    }

    private sealed class SameSteps : IEqualityComparer<IReadOnlyList<RoutingStep>>
    {
        public bool Equals(IReadOnlyList<RoutingStep>? x, IReadOnlyList<RoutingStep>? y)
        {
            if (ReferenceEquals(x, y))
            {
                return true;
            }

            if (x is null || y is null || x.Count != y.Count)
            {
                return false;
            }

            for (int i = 0; i < x.Count; i++)
            {
                var (a, b) = (x[i], y[i]);
                if (a.ExpiresAfter != b.ExpiresAfter || !a.RequiresSame(b))
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode(IReadOnlyList<RoutingStep> obj)
        {
            int hash = obj.Count;
            for (int i = 0; i < obj.Count; i++)
            {
                hash = HashCode.Combine(hash, obj[i].RequirementHash(), obj[i].ExpiresAfter);
            }

            return hash;
        }
    }
}
