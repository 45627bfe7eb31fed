using System.Reflection;
using System.Runtime.CompilerServices;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Privacy;

/// <summary>What ends in logs says nothing of what people wrote.</summary>
public sealed class LoggedTextTests
{
    private const string Secret = "Zhang Wei, card 4111";

    // Written by the host, not by or about people.
    private static readonly HashSet<Type> Configuration = [typeof(TicketTemplate), typeof(NotificationPolicy), typeof(TicketQuery), typeof(WorkflowDefinition), typeof(FieldValue), typeof(TicketFieldChoice)];

    private static readonly HashSet<string> Telling = ["Subject", "Description", "Text", "Note", "Place", "WorkDone", "Comment", "Before", "After", "Fields", "Readings"];

    [Fact]
    [Trait("Feature", "tickets.privacy-in-logs")]
    public void Every_record_that_holds_what_people_wrote_prints_itself_without_it()
    {
        Type[] careless =
        [
            .. typeof(Ticket).Assembly.GetExportedTypes().Where(type =>
                !type.IsAbstract && !Configuration.Contains(type) && type.DeclaringType is null
                && type.GetMethod("<Clone>$") is not null
                && type.GetProperties().Any(property => Telling.Contains(property.Name) && (property.PropertyType == typeof(string) || property.PropertyType == typeof(IReadOnlyDictionary<string, string>)))
                && type.GetMethod("ToString", Type.EmptyTypes)!.GetCustomAttribute<CompilerGeneratedAttribute>() is not null),
        ];

        Assert.Empty(careless.Select(type => type.Name));
    }

    [Fact]
    [Trait("Feature", "tickets.privacy-in-logs")]
    public void Commands_and_what_is_kept_print_no_text()
    {
        TicketId ticket = new("t-1");
        object[] printed =
        [
            NewTicket() with { Subject = Secret, Description = Secret },
            new AddComment { Tenant = Tenant, Ticket = ticket, Actor = Ann, Text = Secret, IsPublic = true },
            new UpdateTicket { Tenant = Tenant, Ticket = ticket, Actor = Ann, Subject = Secret },
            new FieldChange("subject", null, Secret),
            TicketAttachmentOf(Secret),
        ];

        Assert.All(printed, one => Assert.DoesNotContain(Secret, one.ToString(), StringComparison.Ordinal));
        Assert.Equal("AddComment of t-1 by Agent", printed[1].ToString());
    }

    [Fact]
    [Trait("Feature", "tickets.privacy-in-logs")]
    public void Messages_show_a_bounded_part_of_a_name_and_no_file_names()
    {
        ArgumentException name = Assert.Throws<ArgumentException>(() => Input.Name(new string('x', 10_000_000), "Group"));
        ArgumentException file = Assert.Throws<ArgumentException>(() => AttachmentDecider.Attachments([TicketAttachmentOf("Wei Zhang.pdf") with { Size = -1 }]));

        Assert.InRange(name.Message.Length, 1, 400);
        Assert.DoesNotContain("Wei", file.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "tickets.rules")]
    public async Task A_reason_that_is_cut_is_cut_between_characters()
    {
        string colour = new string('x', 240) + string.Concat(Enumerable.Repeat("水壶😀", 40));
        for (int i = 0; i < 3; i++)
        {
            await using TicketFixture fixture = await TicketFixture.CreateAsync("sqlite", options => options
                .AddRule(TicketRule.Create("loud").OnEvent(new TicketRuleEvent.Updated(["tags"])).Do(new TicketAction.SetField("colour", colour)))
                .AddFields("after-sales", new TicketFieldDefinition { Name = "colour", Type = TicketFieldType.Text, Pattern = "red" }));
            Ticket ticket = await fixture.CreateTicketAsync();
            Assert.True((await fixture.Tickets.UpdateAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Tags = ["t"] })).IsApplied);
            colour = "y" + colour;
        }

        Assert.All(Enumerable.Range(0, 8), cut => Assert.DoesNotContain(Input.Cut("a😀b😀", cut).EnumerateRunes(), rune => rune == System.Text.Rune.ReplacementChar));
    }

    private static TicketAttachment TicketAttachmentOf(string name) => new() { Name = name, MediaType = "application/pdf", Size = 1, Reference = "s3://x/1" };
}
