using CustomerLifecycle.Events;

namespace CustomerLifecycle.Leads;

/// <summary>One attempt to reach a lead.</summary>
public sealed record LeadContact
{
    /// <summary>The longest note, in characters.</summary>
    public const int MaxNoteLength = 2000;

    /// <summary>The number of the attempt within the lead, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Who tried.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How it ended.</summary>
    public required LeadContactOutcome Outcome { get; init; }

    /// <summary>The channel, or null.</summary>
    public Channel? Channel { get; init; }

    /// <summary>What was said, or null; may be personal data.</summary>
    public string? Note { get; init; }

    /// <summary>The number and outcome, without the note.</summary>
    public override string ToString() => $"contact {Number}: {Outcome}";
}
