namespace CustomerLifecycle.Routing;

/// <summary>Brings routing plans into their normal form, equal ones into one object: contacts with equal requirements then share them, and
/// are found to be equal at a glance.</summary>
internal sealed class RoutingPlans
{
    // A host that makes up a plan for each contact must not fill the memory with them.
    private const int MaxKept = 10_000;

    private readonly Dictionary<IReadOnlyList<RoutingStep>, RoutingStep[]> _kept = new(new SameSteps());

    /// <summary>The plan with the contact's attributes put into its conditions.</summary>
    public IReadOnlyList<RoutingStep> Normalised(IReadOnlyList<RoutingStep> steps, IReadOnlyDictionary<string, string> contact)
    {
        if (steps.Count == 0)
        {
            return [];
        }

        for (int i = 0; i < steps.Count; i++)
        {
            if (steps[i].Condition is { AsksContact: true })
            {
                steps = [.. steps.Select(step => step with { Condition = step.Condition?.Bind(contact) })];
                break;
            }
        }

        if (_kept.TryGetValue(steps, out var kept))
        {
            return kept;
        }

        var normalised = new RoutingStep[steps.Count];
        for (int i = 0; i < normalised.Length; i++)
        {
            normalised[i] = steps[i] with
            {
                Skills = [.. steps[i].Skills.Distinct().OrderBy(s => s.Skill, StringComparer.Ordinal).ThenBy(s => s.Operator).ThenBy(s => s.Level)],
                Agents = [.. steps[i].Agents.Distinct().OrderBy(agent => agent.Value, StringComparer.Ordinal)],
            };
        }

        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();
        }

        _kept[normalised] = normalised;
        return normalised;
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
                if (!ReferenceEquals(a, b) && (a.ExpiresAfter != b.ExpiresAfter || !a.RequiresSame(b)))
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
                hash = HashCode.Combine(hash, MatchKey.HashOf(obj[i].Skills), obj[i].Condition, obj[i].ExpiresAfter);
            }

            return hash;
        }
    }
}
