using CustomerLifecycle.Calendars;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Tickets;

public sealed class TicketsOptionsTests
{
    [Fact]
    public void Every_problem_is_found_before_the_first_ticket()
    {
        ServiceCollection services = new();
        services.AddCustomerLifecycle(lifecycle => lifecycle.UseInMemory().AddTickets(options =>
        {
            options.NumberFormat = "{what}";
            options.DefaultPriority = "whenever";
            options.RepeatVisitWindow = TimeSpan.Zero;
            options.AddSlaPolicy(SlaPolicy.Create("standard", "office").Resolution(TimeSpan.Zero).Escalate(TimeSpan.Zero).Escalate(TimeSpan.FromHours(-1)));
        }));
        using ServiceProvider provider = services.BuildServiceProvider();

        string message = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<TicketsOptions>>().Value).Message;

        foreach (string expected in new[] { "{what}", "whenever", "RepeatVisitWindow", "AddCalendar", "Resolution target", "out of order" })
        {
            Assert.Contains(expected, message);
        }
    }

    [Theory]
    [InlineData("T{number:000000}", "T000042")]
    [InlineData("{type}-{year}{month}{day}-{number}", "complaint-20260309-42")]
    public void Numbers_are_written_as_configured(string format, string expected)
    {
        Assert.Null(TicketNumberFormat.Problem(format));
        Assert.Equal(expected, TicketNumberFormat.Write(format, 42, "complaint", new(2026, 3, 9, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Adding_tickets_twice_is_harmless()
    {
        ServiceCollection services = new();
        services.AddCustomerLifecycle(lifecycle => lifecycle.UseInMemory()
            .AddTickets(options => options.AddCalendar("office", BusinessCalendar.AlwaysOpen)).AddTickets());
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Single(provider.GetServices<ITicketService>());
        Assert.Single(provider.GetRequiredService<IOptions<TicketsOptions>>().Value.Calendars);
    }
}
