using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>The service level of one ticket: its clocks, and what happened to it as far as clocks depend on that. Immutable.</summary>
public sealed record TicketSla
{
    /// <summary>The name of the policy; empty when none applies any more.</summary>
    public required string Policy { get; init; }

    /// <summary>When the ticket was created, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The clocks, in the order in which they were added. Of each kind at most 10 that have ended, of answers and updates only the last; all are in
    /// the history.</summary>
    public ImmutableArray<SlaClock> Clocks { get; init; } = [];

    /// <summary>The categories the ticket went through, in order; never empty, at most 64: of more the shortest are left out first.</summary>
    public ImmutableArray<SlaPhase> Phases { get; init; } = [];

    /// <summary>When a human first answered in public, UTC.</summary>
    public DateTimeOffset? RespondedAt { get; init; }

    /// <summary>When a human last answered in public, UTC.</summary>
    public DateTimeOffset? LastAnswerAt { get; init; }

    /// <summary>When the customer wrote the oldest message that nobody has answered, UTC; null when the last word is an agent's.</summary>
    public DateTimeOffset? CustomerWaitsSince { get; init; }

    /// <summary>When the group that has the ticket got it, UTC.</summary>
    public DateTimeOffset? GroupSince { get; init; }

    /// <summary>When the earliest of its running clocks is due, UTC; null while none runs.</summary>
    [JsonIgnore]
    public DateTimeOffset? DueAt => Clocks.Where(clock => !clock.IsStopped).Min(clock => clock.DueAt);

    /// <summary>The latest clock of a kind, or null.</summary>
    /// <param name="kind">What it measures.</param>
    public SlaClock? Clock(SlaTargetKind kind) => Clocks.LastOrDefault(clock => clock.Kind == kind);

    [JsonIgnore]
    internal StateCategory Category => Phases[^1].Category;
}
