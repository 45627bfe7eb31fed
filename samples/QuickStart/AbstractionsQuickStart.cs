using System.Text;
using CustomerLifecycle;
using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;

namespace QuickStart;

internal static class AbstractionsQuickStart
{
    internal static async Task RunAsync()
    {
        // <readme>
        BusinessCalendar shop = BusinessCalendar.InZone("Asia/Shanghai")
            .Weekdays("09:00-12:00", "13:00-18:00")
            .Holiday(new DateOnly(2026, 10, 1), "National Day")
            .Build();
        DateTimeOffset asked = new(2026, 9, 30, 17, 0, 0, TimeSpan.FromHours(8));
        DateTimeOffset due = shop.Add(asked, TimeSpan.FromHours(4));
        Console.WriteLine($"Due {shop.ToLocal(due):yyyy-MM-dd HH:mm}, {shop.Elapsed(asked, due).TotalHours} business hours later.");

        TicketCreated created = new()
        {
            Id = new("01"), Tenant = new("shop"), OccurredAt = asked.ToUniversalTime(), Ticket = new("42"),
            Number = "T000042", Type = "after-sales", Priority = "high", State = "New", Category = StateCategory.New,
            Dimensions = new() { Channel = Channel.WebChat, Reason = "leak" },
        };
        string envelope = Encoding.UTF8.GetString(new CloudEventSerializer(new EventCatalog()).Serialize(created));
        Console.WriteLine(envelope[..envelope.IndexOf(",\"data\"", StringComparison.Ordinal)]);

        Console.WriteLine(new ContactPoint(ContactPointKind.Phone, "13800138000"));
        // </readme>
    }
}
