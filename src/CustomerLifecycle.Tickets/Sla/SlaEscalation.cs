using System.Collections.Immutable;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>A level of escalation: how much business time after its start a clock reaches it. Immutable.</summary>
/// <remarks>It is reached at <see cref="Fraction"/> of the target plus <see cref="Offset"/>, all in business time: one hour after a breach at
/// closing time is one hour after the next opening, never in the night.</remarks>
public sealed record SlaEscalation
{
    /// <summary>At the breach.</summary>
    public static SlaEscalation AtBreach { get; } = new();

    /// <summary>The share of the target, from 0; 0.8 for 80 %. By default 1, the whole.</summary>
    public double Fraction { get; init; } = 1;

    /// <summary>Business time to that; below zero for earlier.</summary>
    public TimeSpan Offset { get; init; }

    /// <summary>The kinds of clocks it is for; empty for all.</summary>
    public ImmutableArray<SlaTargetKind> Kinds { get; init; } = [];

    /// <summary>When a share of the target has passed.</summary>
    /// <param name="fraction">The share, from 0; 0.8 for 80 %.</param>
    public static SlaEscalation At(double fraction) => new() { Fraction = fraction };

    /// <summary>Some business time before the breach; at the start where the target is shorter.</summary>
    /// <param name="businessTime">The business time, above zero.</param>
    public static SlaEscalation Before(TimeSpan businessTime) => new() { Offset = -businessTime };

    /// <summary>Some business time after the breach.</summary>
    /// <param name="businessTime">The business time, above zero.</param>
    public static SlaEscalation After(TimeSpan businessTime) => new() { Offset = businessTime };

    /// <summary>The same for some kinds of clocks only.</summary>
    /// <param name="kinds">The kinds.</param>
    public SlaEscalation For(params IEnumerable<SlaTargetKind> kinds) => this with { Kinds = [.. kinds] };

    internal bool IsFor(SlaTargetKind kind) => Kinds.IsEmpty || Kinds.Contains(kind);

    /// <summary>Business time from the start of a clock.</summary>
    internal TimeSpan PointOf(TimeSpan target)
    {
        TimeSpan point = (target * Fraction) + Offset;
        return point > TimeSpan.Zero ? point : TimeSpan.Zero;
    }
}
