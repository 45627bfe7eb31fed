using System.Text.Json;
using System.Text.RegularExpressions;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tests;

/// <summary>The page on events says what the code does.</summary>
public sealed partial class EventPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(QuickStartTests.Root, "docs", "concepts", "events.md")).ReplaceLineEndings("\n");

    [Fact]
    public void The_vocabulary_lists_every_event_and_no_other() =>
        Assert.Equal(new EventCatalog().Names, TypeNames().Matches(Page).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void The_envelope_is_the_one_that_is_written()
    {
        TicketTransitioned solved = new()
        {
            Id = new("01997a6e-5f2a-7d31-8c55-0d7a3c6f9b10"),
            Tenant = new("acme"),
            OccurredAt = new DateTimeOffset(2026, 3, 12, 1, 0, 0, TimeSpan.Zero),
            Dimensions = new EventDimensions { Channel = Channel.WebChat, Agent = "ann", Reason = "leak" },
            Ticket = new("42"),
            From = "InProgress",
            To = "Solved",
            FromCategory = StateCategory.Open,
            ToCategory = StateCategory.Solved,
            Trigger = "Solve",
            Actor = "agent:ann",
        };
        using JsonDocument written = JsonDocument.Parse(new CloudEventSerializer(new EventCatalog()).Serialize(solved));
        using JsonDocument shown = JsonDocument.Parse(Envelope().Match(Page).Groups["json"].Value);

        Assert.True(JsonElement.DeepEquals(written.RootElement, shown.RootElement), written.RootElement.GetRawText());
    }

    [GeneratedRegex("""^\| `(?<name>customerlifecycle\.[a-z0-9.-]+)` \|""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex TypeNames();

    [GeneratedRegex("""```json\n(?<json>.*?)```""", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Envelope();
}
