namespace CustomerLifecycle.Tickets;

/// <summary>A file that belongs to a ticket or a comment: where it lies, not what is in it. The bytes stay with the host.</summary>
public sealed record TicketAttachment
{
    /// <summary>The file's name as people see it; 1 to 255 characters, without a path.</summary>
    public required string Name { get; init; }

    /// <summary>The media type (RFC 6838), such as <c>image/png</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>The size in bytes, zero or more.</summary>
    public required long Size { get; init; }

    /// <summary>Where the bytes are: a key or address that the host understands, unique on its ticket or comment; 1 to 2,000
    /// characters.</summary>
    public required string Reference { get; init; }

    /// <summary>What says that the bytes are still the same, such as <c>sha256:...</c>; at most 200 characters.</summary>
    public string? Checksum { get; init; }

    /// <summary>The type and size: names are personal data.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{MediaType} ({Size} bytes)");
}
