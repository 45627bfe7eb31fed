using System.Text.Json;
using CustomerLifecycle.Conformance.Running;
using CustomerLifecycle.Tickets;

namespace CustomerLifecycle.Conformance.Kinds.Email;

/// <summary>What mails are, whether they may be answered automatically, and which ticket they belong to, by the mail rules.</summary>
internal sealed class EmailKinds : IConformanceKind
{
    public string File => "email";

    public IReadOnlyCollection<string> Kinds { get; } = ["auto_response_allowed", "is_auto_reply", "is_bounce", "out_of_office", "threading"];

    public void Run(string kind, CaseFields row)
    {
        switch (kind)
        {
            case "auto_response_allowed":
                Assert.Equal(row.Flag("expected"), Classify(row).MayAutoRespond);
                break;
            case "is_auto_reply":
                Assert.Equal(row.Flag("expected"), Classify(row).IsAutoReply);
                break;
            case "is_bounce":
                Assert.Equal(row.Flag("expected"), Classify(row).IsBounce);
                break;
            case "out_of_office":
                OutOfOffice(row);
                break;
            default:
                Threading(row);
                break;
        }
    }

    private static MailClassification Classify(CaseFields row) => new MailRules(EmailCase.Options()).Classify(EmailCase.Mail(row));

    /// <summary>The mail answers a ticket by its number in the subject; where the ticket is done, a person's answer takes it up again.</summary>
    private static void OutOfOffice(CaseFields row)
    {
        InboundMail mail = EmailCase.Mail(row);
        bool closed = row.FlagOrNull("follow_up_to_closed_ticket") ?? false;
        MailRules rules = new(EmailCase.Options());
        mail = mail with { Subject = $"{mail.Subject} {EmailCase.Tag}" };
        MailDecision decision = rules.Decide(mail, EmailCase.Knowing(rules.KeysOf(mail), new() { Number = EmailCase.Number, IsOpen = !closed }), EmailCase.Now);
        Assert.Equal(EmailCase.Ticket, decision.Ticket);

        CaseFields expected = row.Object("expected");
        Assert.Equal(expected.Flag("out_of_office"), decision.Classification.IsOutOfOffice);
        if (expected.TextOrNull("state_after") is { } state)
        {
            Assert.Equal(state, StateAfter(closed ? "closed" : "open", decision));
        }
    }

    private static void Threading(CaseFields row)
    {
        string state = row.TextOrNull("ticket_state") ?? "open";
        EmailCase.KnownThread known = EmailCase.Known(row.Object("known_ticket")) with { IsOpen = state is not ("closed" or "solved") };
        InboundMail mail = EmailCase.Mail(row.Object("mail"));

        // The system of these rows always reads the subject, follows references when the subject has stayed, and reopens on whatever comes.
        MailRulesOptions options = EmailCase.Options();
        options.SearchIn = row.Texts("search_in").Aggregate(MailPlaces.Subject | MailPlaces.ReferencesWithSameSubject, (places, place) => places | EmailCase.Place(place));
        options.Reopening = MailReopening.AnyMail;
        MailRules rules = new(options);
        MailDecision decision = rules.Decide(mail, EmailCase.Knowing(rules.KeysOf(mail), known), EmailCase.Now);

        JsonElement expected = row.Value("expected");
        string? stateAfter = row.TextOrNull("state_after");
        if (expected.ValueKind == JsonValueKind.Object)
        {
            stateAfter ??= expected.TryGetProperty("state_after", out JsonElement after) ? after.GetString() : null;
            expected = expected.EnumerateObject().Single(property => property.Name != "state_after").Value;
        }

        Assert.Equal(expected.GetString(), decision.Ticket == EmailCase.Ticket ? "same_ticket" : "new_ticket");
        if (stateAfter is not null)
        {
            Assert.Equal(stateAfter, StateAfter(state, decision));
        }
    }

    private static string StateAfter(string before, MailDecision decision) => decision.Reopens ? "open" : before;
}
