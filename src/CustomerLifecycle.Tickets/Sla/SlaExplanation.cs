using System.Collections;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Why a clock is due when it is: the time from its start on as a list of spans that add up, and the same as text for people.</summary>
public sealed class SlaExplanation : IReadOnlyList<SlaSpan>
{
    private readonly IReadOnlyList<SlaSpan> _spans;
    private readonly Func<DateTimeOffset, DateTimeOffset> _toLocal;

    internal SlaExplanation(SlaState state, SlaClock clock, string timeZone, Func<DateTimeOffset, DateTimeOffset> toLocal, IReadOnlyList<SlaSpan> spans)
    {
        (State, StartedAt, StoppedAt, TimeZone) = (state, clock.StartedAt, clock.StoppedAt, timeZone);
        (_toLocal, _spans) = (toLocal, spans);
    }

    /// <summary>The clock when it was explained.</summary>
    public SlaState State { get; }

    /// <summary>When the clock started, UTC.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>When the clock stopped, UTC; null while it has not.</summary>
    public DateTimeOffset? StoppedAt { get; }

    /// <summary>The IANA id of the time zone in which <see cref="ToText"/> writes.</summary>
    public string TimeZone { get; }

    /// <summary>The business time that the spans add up to.</summary>
    public TimeSpan Total => _spans.Count == 0 ? TimeSpan.Zero : _spans[^1].Total;

    /// <inheritdoc/>
    public int Count => _spans.Count;

    /// <inheritdoc/>
    public SlaSpan this[int index] => _spans[index];

    /// <inheritdoc/>
    public IEnumerator<SlaSpan> GetEnumerator() => _spans.GetEnumerator();

    /// <summary>The explanation in English, a line for each span, in local time: what a customer or a manager who asks is shown.</summary>
    public string ToText() => SlaExplanationText.Write(this, _toLocal);

    /// <inheritdoc cref="ToText"/>
    public override string ToString() => ToText();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
