using System.Globalization;
using CustomerLifecycle.Testing;
using CustomerLifecycle.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Tests.Samples;

/// <summary>Stands for whatever the host sends mail with.</summary>
internal interface IMailer
{
    Task SendAsync(string text, string idempotencyKey, CancellationToken cancellationToken);
}

// <page>
internal sealed class SendOffer(IMailer mailer) : ITicketEffect
{
    public string Name => "send_offer";

    public Task RunAsync(TicketEffect effect, CancellationToken cancellationToken) =>
        mailer.SendAsync($"The offer for ticket {effect.Ticket.Value} is ready.", idempotencyKey: effect.Key, cancellationToken);
}

internal static class TradeIn
{
    public static bool IsSmall(WorkflowContext context) =>
        decimal.TryParse(context.Value("value"), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value) && value <= 1_000;
}

// </page>

/// <summary>The code of the page "Your own workflow", piece by piece as it is shown there.</summary>
internal static class YourOwnWorkflowSample
{
    public static void Register(IServiceCollection services, string folder)
    {
        // <page>
        WorkflowDefinition first = WorkflowDefinition.FromJson(File.ReadAllText(Path.Combine(folder, "trade-in.json")));
        services.AddTicketEffect<SendOffer>();
        services.AddCustomerLifecycle(lifecycle => lifecycle
            .UseSqlite("Data Source=" + Path.Combine(folder, "shop.db"))
            .AddTickets(tickets => tickets.AddWorkflow(first).AddGuard("small_value", TradeIn.IsSmall)));
        // </page>
    }

    public static async Task UseAsync(ITicketService tickets, TenantId shop, TicketActor ann, Action<string> print)
    {
        // <page>
        TicketResult created = await tickets.CreateAsync(new CreateTicket { Tenant = shop, Type = "trade-in", Subject = "Washing machine, 2019", Actor = ann });
        FireTrigger command = new() { Tenant = shop, Ticket = created.EnsureApplied().Id, Actor = ann, Trigger = "Start" };
        Ticket ticket = (await tickets.FireAsync(command)).EnsureApplied();

        command = command with { Trigger = "Offer" };
        TicketResult missing = await tickets.FireAsync(command with { Permissions = new HashSet<string> { "trade-in.approve" } });
        TicketResult large = await tickets.FireAsync(command with { Fields = new Dictionary<string, string> { ["value"] = "1500" } });
        TicketResult small = await tickets.FireAsync(command with { Fields = new Dictionary<string, string> { ["value"] = "180" } });
        print($"{missing.Refusals[0].Message}");
        print($"{large.Refusals[0].Message}");
        print($"{ticket.Number} is {small.EnsureApplied().State}; then {string.Join(" or ", tickets.PermittedTriggers(small.Ticket!))}");
        // </page>
    }

    public static async Task MigrateAsync(ITicketService tickets, TenantId shop, TicketActor ann, string folder, Action<string> print)
    {
        // <page>
        WorkflowMigration migration = WorkflowMigration.FromJson(File.ReadAllText(Path.Combine(folder, "trade-in.1-2.json")));
        MigrateWorkflow migrate = new() { Tenant = shop, Actor = ann, Migration = migration, Reason = "Release 2" };
        WorkflowMigrationReport dry = await tickets.MigrateWorkflowAsync(migrate with { DryRun = true });
        foreach (MigratedTicket one in dry.Tickets)
        {
            print($"{one.Number}: {one.From} -> {one.To ?? one.Reason}");
        }

        WorkflowMigrationReport done = await tickets.MigrateWorkflowAsync(migrate);
        print($"{done.Moved} moved, {done.NotMoved} stay");
        // </page>
    }

    public static void Check(WorkflowDefinition first)
    {
        // <page>
        Workflow workflow = new(first, new Dictionary<string, WorkflowGuard> { ["small_value"] = TradeIn.IsSmall });
        FireResult result = workflow.Fire("Valuing", "Offer", new() { Fields = new Dictionary<string, string> { ["value"] = "180" } });
        Assert.Equal("Offered", result.Transition!.To);
        Assert.Equal(["send_offer"], result.Transition.Effects);
        // </page>
    }
}
