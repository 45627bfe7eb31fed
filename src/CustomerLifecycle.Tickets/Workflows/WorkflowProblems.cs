namespace CustomerLifecycle.Tickets;

/// <summary>Collects what is wrong, each with its place.</summary>
internal sealed class WorkflowProblems
{
    private const int MaximumNameLength = 64;

    private readonly List<WorkflowProblem> _found = [];

    public IReadOnlyList<WorkflowProblem> Found => [.. _found.Distinct()];

    public static string PlaceOf(TransitionDefinition transition) => $"transitions.{transition.From}/{transition.Trigger}";

    public void Add(string place, string message) => _found.Add(new(place, message));

    public void AddState(string state, string message) => _found.Add(new("states." + state, message) { State = state });

    public void AddTransition(int index, TransitionDefinition transition, string message) =>
        _found.Add(new(PlaceOf(transition), message) { State = transition.From, Transition = index });

    /// <summary>What is wrong with a name, for the end of a sentence; null when nothing is.</summary>
    public static string? NameProblem(string? name) =>
        string.IsNullOrWhiteSpace(name) || name.Length > MaximumNameLength || name.Any(char.IsControl) || name.Trim().Length != name.Length || !IsText(name)
            ? $"'{name}' is no name. A name has 1 to {MaximumNameLength} characters, no control characters, and no blanks at its ends."
            : null;

    // Half of a surrogate pair cannot be written as UTF-8: what is read back would be another name.
    private static bool IsText(string name)
    {
        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsSurrogate(name[i]))
            {
                if (!char.IsHighSurrogate(name[i]) || i + 1 == name.Length || !char.IsLowSurrogate(name[i + 1]))
                {
                    return false;
                }

                i++;
            }
        }

        return true;
    }
}
