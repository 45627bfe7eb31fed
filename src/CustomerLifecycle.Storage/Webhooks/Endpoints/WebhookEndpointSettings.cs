using System.Globalization;
using System.Text;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Where events are sent to, and which.</summary>
public sealed record WebhookEndpointSettings
{
    /// <summary>The longest address, in characters.</summary>
    public const int MaxUrlLength = 2048;

    /// <summary>The most entries of <see cref="EventTypes"/>.</summary>
    public const int MaxEventTypes = 100;

    /// <summary>The longest description, in characters.</summary>
    public const int MaxDescriptionLength = 400;

    /// <summary>The address: absolute, <c>https</c>, without user name and fragment. It may hold a token: <see cref="object.ToString"/>
    /// shows the host alone.</summary>
    public required Uri Url { get; init; }

    /// <summary>The names of the events that are sent, such as <c>customerlifecycle.ticket.created.v1</c>, or a beginning of names,
    /// such as <c>customerlifecycle.ticket.*</c>. Empty for every event of the tenant.</summary>
    public IReadOnlyList<string> EventTypes { get; init; } = [];

    /// <summary>For people, or <see langword="null"/>.</summary>
    public string? Description { get; init; }

    // Whoever prints a record prints no token.
    private bool PrintMembers(StringBuilder builder)
    {
        string address = Url.IsAbsoluteUri ? $"{Url.Scheme}://{Url.Authority}/***" : "***";
        builder.Append(CultureInfo.InvariantCulture, $"{nameof(Url)} = {address}, {nameof(EventTypes)} = [{string.Join(", ", EventTypes)}], {nameof(Description)} = {Description}");
        return true;
    }
}
