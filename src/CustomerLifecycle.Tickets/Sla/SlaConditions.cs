using System.Collections.Immutable;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>In which categories of a ticket's state a clock starts, stands still, goes on, stops, starts anew or is cancelled. Immutable.</summary>
/// <remarks>When a ticket enters a category, the first of these that holds decides: Cancel, Stop, Reset, Pause, Resume. A clock that never
/// started starts on entering a category of <see cref="StartIn"/>.</remarks>
public sealed record SlaConditions
{
    private static readonly ImmutableArray<StateCategory> Unfinished = [StateCategory.New, StateCategory.Open, StateCategory.Pending, StateCategory.OnHold];

    private static readonly ImmutableArray<StateCategory> Finished = [StateCategory.Solved, StateCategory.Closed];

    /// <summary>The default of clocks that measure work (resolution, group, periodic update): they stand still while the customer or a third
    /// party must act, and stop when the ticket is solved or closed.</summary>
    public static SlaConditions Work { get; } = new();

    /// <summary>The default of clocks that measure answers (first and next response): as <see cref="Work"/>, but only an answer stops them. In
    /// a solved or closed ticket they stand still, and go on when it is reopened.</summary>
    public static SlaConditions Answer { get; } = new()
    {
        StartIn = [.. Unfinished, .. Finished],
        PauseIn = [StateCategory.Pending, StateCategory.OnHold, .. Finished],
        StopIn = [],
    };

    /// <summary>A clock may start in these; by default in every category but Solved and Closed.</summary>
    public ImmutableArray<StateCategory> StartIn { get; init; } = Unfinished;

    /// <summary>A clock stands still in these; by default Pending and OnHold.</summary>
    public ImmutableArray<StateCategory> PauseIn { get; init; } = [StateCategory.Pending, StateCategory.OnHold];

    /// <summary>A clock that stands still goes on in these; empty (the default) for every category that does not pause.</summary>
    public ImmutableArray<StateCategory> ResumeIn { get; init; } = [];

    /// <summary>A clock stops in these, met or missed; by default Solved and Closed.</summary>
    public ImmutableArray<StateCategory> StopIn { get; init; } = Finished;

    /// <summary>A clock that has not stopped starts anew, with its whole target, on entering these; by default none.</summary>
    public ImmutableArray<StateCategory> ResetIn { get; init; } = [];

    /// <summary>A clock is cancelled in these, neither met nor missed; by default none.</summary>
    public ImmutableArray<StateCategory> CancelIn { get; init; } = [];

    /// <summary>A clock is cancelled when the ticket is solved or closed for one of these reasons, whatever the case of their letters; by
    /// default <c>cancelled</c>, <c>duplicate</c> and <c>spam</c>. The reason is the ticket's field <c>closeReason</c>, or the name of the
    /// state it enters where that field is empty. The field is emptied when the ticket is reopened.</summary>
    public ImmutableArray<string> CancelReasons { get; init; } = ["cancelled", "duplicate", "spam"];

    internal bool Cancels(StateCategory category, string? reason) =>
        CancelIn.Contains(category)
        || (Finished.Contains(category) && reason is not null && CancelReasons.Contains(reason, StringComparer.OrdinalIgnoreCase));

    internal bool Ends(StateCategory category) => StopIn.Contains(category) || CancelIn.Contains(category);

    internal bool Pauses(StateCategory category, bool paused) =>
        PauseIn.Contains(category) || (paused && !ResumeIn.IsEmpty && !ResumeIn.Contains(category));

    internal IEnumerable<string> Problems(string policy, SlaTargetKind kind)
    {
        foreach (StateCategory category in PauseIn.Intersect(StopIn))
        {
            yield return $"The SLA policy '{policy}' both pauses and stops {kind} in {category}. Leave it out of PauseIn or StopIn.";
        }

        foreach (StateCategory category in PauseIn.Intersect(ResumeIn))
        {
            yield return $"The SLA policy '{policy}' both pauses and resumes {kind} in {category}. Leave it out of PauseIn or ResumeIn.";
        }

        if (!StartIn.Any(category => !Ends(category)))
        {
            yield return $"The SLA policy '{policy}' has no category in which a {kind} clock starts and runs. Add one to StartIn that is not in StopIn or CancelIn.";
        }
    }
}
