namespace CustomerLifecycle.Tickets;

/// <summary>A visit at the customer. Immutable.</summary>
public sealed record Appointment
{
    /// <summary>The earliest arrival, UTC.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The latest arrival, UTC.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Where, as an engineer finds it.</summary>
    public required string Place { get; init; }

    /// <summary>The engineer, when known.</summary>
    public AgentId? Engineer { get; init; }

    /// <summary>Where the customer is reached on the day, and called back after it; null when that is to be looked up.</summary>
    public ContactPoint? ContactPoint { get; init; }

    /// <summary>When it is, without where.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{From:O}/{Until:O}");
}
