namespace CustomerLifecycle.Tickets;

/// <summary>Finds transitions that are never taken, because their guards contradict each other or because whenever they hold, those of an
/// earlier transition for the same state and trigger hold too.</summary>
internal sealed class WorkflowOverlaps((int Index, TransitionDefinition Transition)[] transitions, WorkflowProblems problems)
{
    // Up to so many guards for one state and trigger every combination of answers is tried; beyond, pairs of transitions are compared.
    private const int MaximumTried = 12;
    private const int MaximumGuards = 64;

    public void Check()
    {
        foreach (var same in transitions.GroupBy(t => (t.Transition.From, t.Transition.Trigger)))
        {
            string[] names = [.. same.SelectMany(t => t.Transition.Guards).OfType<string>().Select(GuardName.Of).Distinct(StringComparer.Ordinal)];
            if (names.Length > MaximumGuards)
            {
                problems.AddTransition(same.First().Index, same.First().Transition, $"is one of several for the same trigger that together name {names.Length} guards; at most {MaximumGuards} are asked. Join some into one.");
                continue;
            }

            Check([.. same.Select(t => new Candidate(t.Index, t.Transition, names))], names.Length);
        }
    }

    private void Check(Candidate[] candidates, int guards)
    {
        for (int i = 0; i < candidates.Length; i++)
        {
            Candidate candidate = candidates[i];
            if ((candidate.Held & candidate.Refused) != 0)
            {
                problems.AddTransition(candidate.Index, candidate.Transition, "wants a guard to hold and not to hold at once, and is never taken. Remove one of the two.");
            }
            else if (Array.FindIndex(candidates, 0, i, earlier => earlier.Covers(candidate)) is >= 0 and int at)
            {
                bool unguarded = candidates[at].Transition.Guards.Count == 0;
                problems.AddTransition(candidate.Index, candidate.Transition, unguarded
                    ? $"is never taken: transitions[{candidates[at].Index}] for the same trigger stands before it and has no guard. Put that one last, or give it a guard."
                    : $"is never taken: whenever its guards hold, so do those of transitions[{candidates[at].Index}], which stands before it. Put the one with more guards first, or change the guards of one.");
            }
            else if (guards <= MaximumTried && !IsEverTaken(candidates, i, guards))
            {
                problems.AddTransition(candidate.Index, candidate.Transition, "is never taken: whatever its guards answer, one of the transitions before it for the same trigger holds. Put it before them, or change the guards.");
            }
        }
    }

    private static bool IsEverTaken(Candidate[] candidates, int index, int guards)
    {
        for (ulong answers = 0; answers < 1UL << guards; answers++)
        {
            if (candidates[index].Holds(answers) && !candidates.Take(index).Any(earlier => earlier.Holds(answers)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A transition with its guards as two sets.</summary>
    private sealed class Candidate
    {
        public Candidate(int index, TransitionDefinition transition, string[] names)
        {
            (Index, Transition) = (index, transition);
            foreach (string guard in transition.Guards.OfType<string>())
            {
                ulong bit = 1UL << Array.IndexOf(names, GuardName.Of(guard));
                (Held, Refused) = GuardName.IsNegated(guard) ? (Held, Refused | bit) : (Held | bit, Refused);
            }
        }

        public int Index { get; }

        public TransitionDefinition Transition { get; }

        public ulong Held { get; }

        public ulong Refused { get; }

        /// <summary>Whether it holds whenever another does.</summary>
        public bool Covers(Candidate other) => (Held & ~other.Held) == 0 && (Refused & ~other.Refused) == 0;

        public bool Holds(ulong answers) => (answers & Held) == Held && (answers & Refused) == 0;
    }
}
