namespace CustomerLifecycle.Messages;

/// <summary>A reference to a picture, recording, video or file; the bytes stay with the host.</summary>
public sealed record MediaMessage : MessageContent
{
    /// <summary>Where the host finds it.</summary>
    public required string Reference { get; init; }

    /// <summary>The media type (RFC 6838), such as <c>image/png</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>The name of the file, if any.</summary>
    public string? FileName { get; init; }

    /// <summary>The size in bytes, when known.</summary>
    public long? Length { get; init; }

    /// <inheritdoc/>
    public override string ToPlainText() => FileName ?? "[" + MediaType + "]";
}
