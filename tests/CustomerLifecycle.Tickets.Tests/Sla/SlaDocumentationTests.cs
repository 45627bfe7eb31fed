using System.Text.RegularExpressions;
using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Tickets;

/// <summary>The samples of the pages on business time and SLAs: each block of the pages stands here word for word, is compiled and run.</summary>
public sealed partial class SlaDocumentationTests
{
    [Fact]
    public void A_calendar_is_asked()
    {
        BusinessCalendar calendar = BusinessCalendar.InZone("Asia/Shanghai")
            .Weekdays("09:00-12:00", "13:30-18:00")
            .Holiday(new(2026, 10, 1), "国庆节")
            .Holiday(new(2026, 10, 2), "国庆节")
            .Override(new(2026, 10, 10), "09:00-18:00")          // a Saturday to make up for it
            .Build();

        DateTimeOffset mail = new(2026, 9, 30, 16, 30, 0, TimeSpan.FromHours(8));
        DateTimeOffset deadline = calendar.Add(mail, TimeSpan.FromHours(8));
        TimeSpan passed = calendar.Elapsed(mail, deadline);        // 8 hours, always

        Assert.Equal(new DateTimeOffset(2026, 10, 5, 17, 0, 0, TimeSpan.FromHours(8)), deadline);
        Assert.Equal(TimeSpan.FromHours(8), passed);
    }

    [Fact]
    public void Holidays_are_imported()
    {
        string file = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Labour Day\r\nDTSTART;VALUE=DATE:20260501\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        TextWriter log = TextWriter.Null;

        HolidayImport import = ICalendarHolidays.Read(file, new(2026, 1, 1), new(2027, 12, 31));
        foreach (HolidayImportProblem problem in import.Problems)
        {
            log.WriteLine(problem);                                // Line 17: The event 'Spring Festival' has ...
        }

        BusinessCalendar calendar = BusinessCalendar.InZone("Europe/Berlin").Weekdays("09:00-17:00").Holidays(import.Holidays).Build();

        Assert.Equal("Labour Day", calendar.HolidayName(new(2026, 5, 1)));
    }

    [Fact]
    public void A_calendar_without_hours_answers()
    {
        BusinessCalendar calendar = BusinessCalendar.InZone("UTC").Build();
        DateTimeOffset start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

        if (!calendar.TryAdd(start, TimeSpan.FromHours(8), out DateTimeOffset due))
        {
            due = DateTimeOffset.MaxValue;                         // it has no hours, or not enough of them before 2300
        }

        Assert.Equal(DateTimeOffset.MaxValue, due);
    }

    [Fact]
    public void A_policy_is_written()
    {
        SlaPolicy policy = SlaPolicy.Create("standard", calendar: "office")
            .FirstResponse(TimeSpan.FromHours(4))
            .FirstResponse(TimeSpan.FromHours(1), priority: "urgent")
            .NextResponse(TimeSpan.FromHours(4))
            .Resolution(TimeSpan.FromHours(16))
            .Resolution(TimeSpan.FromHours(8), customerLevel: "gold")
            .Group("workshop", TimeSpan.FromHours(6), calendar: "workshop")
            .Escalate(SlaEscalation.At(0.8))                       // level 1: 80 % of the target has passed
            .Escalate(SlaEscalation.AtBreach)                      // level 2
            .Escalate(SlaEscalation.After(TimeSpan.FromHours(1)))  // level 3: one business hour later
            with
        { EscalateWithin = "office", Reopening = SlaReopenRule.Resume };

        SlaPolicy stricter = policy
            .PauseIn(StateCategory.Pending)                        // waiting for parts counts
            .When(SlaTargetKind.Group, SlaConditions.Work with { PauseIn = [] });

        Assert.Equal(StateCategory.Pending, Assert.Single(stricter.ConditionsFor(SlaTargetKind.Resolution).PauseIn));
        Assert.Empty(stricter.ConditionsFor(SlaTargetKind.Group).PauseIn);
    }

    [Fact]
    public void The_engine_is_used_alone()
    {
        BusinessCalendar office = BusinessCalendar.InZone("UTC").Weekdays("09:00-17:00").Build();
        SlaPolicy policy = SlaPolicy.Create("standard", "office").Resolution(TimeSpan.FromHours(8));
        DateTimeOffset monday = new(2026, 3, 2, 13, 0, 0, TimeSpan.Zero);

        SlaEngine engine = new(policy, office);
        SlaSubject subject = new(TicketType: "repair", Priority: "normal", CustomerLevel: null, Group: null);

        TicketSla sla = engine.Start(subject, StateCategory.Open, monday);
        sla = engine.Transition(sla, subject, StateCategory.Open, StateCategory.Pending, monday.AddHours(2));
        sla = engine.Transition(sla, subject, StateCategory.Pending, StateCategory.Open, monday.AddHours(21));

        SlaClock clock = sla.Clock(SlaTargetKind.Resolution)!;     // due on Tuesday at 16:00
        string why = engine.Explain(sla, clock, monday.AddHours(21)).ToText();

        Assert.Equal(monday.AddHours(27), clock.DueAt);
        Assert.Contains(why, Page("sla.md"));
    }

    [Fact]
    public async Task A_ticket_gets_another_policy()
    {
        await using TestStorage storage = await TestStorage.InMemoryAsync(builder => builder.AddTickets(options => options
            .AddCalendar("office", SlaSamples.Office)
            .AddSlaPolicy(SlaPolicy.Create("standard", "office").Resolution(TimeSpan.FromHours(16)))
            .AddSlaPolicy(SlaPolicy.Create("gold", "office").Resolution(TimeSpan.FromHours(4)))));
        ITicketService tickets = storage.Get<ITicketService>();
        Ticket ticket = (await tickets.CreateAsync(TicketFixture.NewTicket())).EnsureApplied();
        TicketActor supervisor = TicketActor.Agent(new("sue"));
        CancellationToken cancellationToken = CancellationToken.None;

        TicketResult result = await tickets.ChangeSlaPolicyAsync(
            new() { Tenant = ticket.Tenant, Ticket = ticket.Id, Actor = supervisor, Policy = "gold", Reason = "Upgraded on the telephone" }, cancellationToken);

        Assert.Equal("gold", result.EnsureApplied().Sla!.Policy);
        TenantId shop = ticket.Tenant;

        int followed = await tickets.RescheduleSlaAsync(shop, new() { Categories = TicketQuery.OpenCategories }, cancellationToken);

        Assert.Equal(1, followed);
    }

    [Theory]
    [InlineData("business-time.md", 3)]
    [InlineData("sla.md", 4)]
    public void What_a_page_shows_is_compiled(string page, int blocks)
    {
        string compiled = Spaces().Replace(File.ReadAllText(Path.Combine(Root(), "tests", "CustomerLifecycle.Tickets.Tests", "Sla", "SlaDocumentationTests.cs")), " ");
        string[] shown = [.. Block().Matches(Page(page)).Select(block => Spaces().Replace(block.Groups["code"].Value, " ").Trim())];

        Assert.Equal(blocks, shown.Length);
        Assert.All(shown, block => Assert.Contains(block, compiled, StringComparison.Ordinal));
    }

    private static string Page(string name) => File.ReadAllText(Path.Combine(Root(), "docs", "concepts", name)).ReplaceLineEndings("\n");

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CustomerLifecycle.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside of the repository.");
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
