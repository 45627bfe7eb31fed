using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Tickets;

/// <summary>Finds everything that is wrong with the options before the first mail.</summary>
internal sealed class TicketMailOptionsValidator(TicketCatalog catalog) : IValidateOptions<TicketMailOptions>
{
    private const int MaximumAnswers = 100;
    private const int MaximumWindowDays = 30;

    public ValidateOptionsResult Validate(string? name, TicketMailOptions options)
    {
        List<string> problems = [.. options.Rules.Problems()];
        if (options.Rules.SystemDomains.Count == 0)
        {
            problems.Add("Rules.SystemDomains is empty. Add the domain on the right of the Message-IDs you send, such as support.example.com: without it our own mail is not known when it comes back.");
        }

        if (options.Mailboxes.Count == 0 && options.OtherMailboxes is null)
        {
            problems.Add("There is no mailbox. Call AddMailbox, or set OtherMailboxes.");
        }

        IEnumerable<(string Name, TicketMailbox? Mailbox)> mailboxes =
            options.Mailboxes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, (TicketMailbox?)pair.Value)).Append(("OtherMailboxes", options.OtherMailboxes));
        foreach ((string mailbox, TicketMailbox? becomes) in mailboxes)
        {
            if (becomes is not null && catalog.LatestOf(becomes.Type) is null)
            {
                problems.Add($"The mailbox '{mailbox}' makes tickets of the type '{becomes.Type}', but no workflow has that name. Add one to TicketsOptions.Workflows.");
            }

            if (becomes?.Priority is { } priority && !catalog.HasPriority(priority))
            {
                problems.Add($"The mailbox '{mailbox}' makes tickets of the priority '{priority}', which is not one of TicketsOptions.Priorities.");
            }
        }

        Check(options.MaximumAnswersPerSender, nameof(options.MaximumAnswersPerSender));
        Check(options.MaximumAnswersPerTicket, nameof(options.MaximumAnswersPerTicket));
        if (options.AnswerWindow <= TimeSpan.Zero || options.AnswerWindow > TimeSpan.FromDays(MaximumWindowDays))
        {
            problems.Add($"AnswerWindow is {options.AnswerWindow}; it is above zero and at most {MaximumWindowDays} days.");
        }

        if (string.IsNullOrWhiteSpace(options.EmptySubject) || string.IsNullOrWhiteSpace(options.EmptyBody))
        {
            problems.Add("EmptySubject and EmptyBody are what a ticket says in place of nothing; neither can be empty.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        void Check(int maximum, string option)
        {
            if (maximum is < 1 or > MaximumAnswers)
            {
                problems.Add($"{option} is {maximum}; it is 1 to {MaximumAnswers}. To send no automatic answers, set AnswersNewTickets of the mailbox to false.");
            }
        }
    }
}
