namespace CustomerLifecycle.Tickets;

/// <summary>The places of a mail that may name its ticket, read once.</summary>
internal sealed class MailThread
{
    private const int MaximumNumbersOfPlace = 25;
    private const int MaximumParts = 20;

    private readonly InboundMail _mail;
    private readonly MailRulesOptions _options;

    public MailThread(InboundMail mail, MailRulesOptions options, MailClassification classification)
    {
        (_mail, _options) = (mail, options);
        Subject = MailText.Line(mail.Subject, Input.MaximumText);
        References = MessageIds.ReferredBy(mail.Headers, options.MaximumReferences);
        Returned = classification.IsBounce || classification.Report is not null ? [.. ReturnedHeaders()] : [];
        Numbers =
        [
            .. Of(MailPlaces.Subject, () => TicketNumbers.In(Subject, options, MaximumNumbersOfPlace)),
            .. Of(MailPlaces.Headers, () => [.. options.NumberHeaders.SelectMany(mail.Headers.All).SelectMany(value => TicketNumbers.OfValue(value, options, MaximumNumbersOfPlace))]),
            .. Of(MailPlaces.Body, () => TicketNumbers.In(MailText.BodyOf(mail, options.MaximumBody), options, MaximumNumbersOfPlace)),
            .. Of(MailPlaces.Attachments, () => [.. TextParts().SelectMany(text => TicketNumbers.In(text, options, MaximumNumbersOfPlace))]),
        ];
        ReturnedIds = [.. Returned.Select(MessageIds.Of).OfType<string>().Distinct(StringComparer.Ordinal)];
        ReturnedNumbers = [.. Returned.SelectMany(headers => TicketNumbers.In(EncodedWords.Decode(headers.First("Subject") ?? ""), options, MaximumNumbersOfPlace))];
    }

    public string Subject { get; }

    /// <summary>The places that are searched for numbers, in order, with what may be a number there.</summary>
    public IReadOnlyList<(MailPlaces Place, IReadOnlyList<string> Numbers)> Numbers { get; }

    public IReadOnlyList<string> References { get; }

    /// <summary>The ids of the mails that a bounce or report returns.</summary>
    public IReadOnlyList<string> ReturnedIds { get; }

    public IReadOnlyList<string> ReturnedNumbers { get; }

    private IReadOnlyList<MailHeaders> Returned { get; }

    private IEnumerable<(MailPlaces, IReadOnlyList<string>)> Of(MailPlaces place, Func<IReadOnlyList<string>> numbers) =>
        _options.SearchIn.HasFlag(place) ? [(place, numbers())] : [];

    private IEnumerable<string> TextParts() =>
        from part in _mail.Parts.Take(MaximumParts)
        let type = MailMarks.Keyword(part.MediaType)
        where part.Text is not null && (MailMarks.Is(type, "text/plain") || MailMarks.Is(type, "text/html"))
        select MailText.Clean(MailMarks.Is(type, "text/html") ? MailText.OfHtml(part.Text!) : part.Text!, _options.MaximumBody);

    /// <summary>The headers of the mail that a bounce or report returns: as a part, or quoted in the text of servers that know no parts.</summary>
    private IEnumerable<MailHeaders> ReturnedHeaders()
    {
        foreach (MailPart part in _mail.Parts.Take(MaximumParts))
        {
            string type = MailMarks.Keyword(part.MediaType);
            if (MailMarks.Is(type, "message/rfc822") || MailMarks.Is(type, "text/rfc822-headers") || MailMarks.Is(type, "message/global"))
            {
                yield return part.Headers ?? MailHeaders.Parse(part.Text ?? "");
            }
        }

        string body = MailText.BodyOf(_mail, _options.MaximumBody);
        int at = LineWith(body, "Message-ID:");
        if (at >= 0)
        {
            // The quoted header begins behind the last empty line before it.
            int start = body.LastIndexOf("\n\n", at, StringComparison.Ordinal);
            yield return MailHeaders.Parse(body[(start < 0 ? 0 : start + 2)..]);
            yield return MailHeaders.Parse(body[at..]);
        }
    }

    private static int LineWith(string body, string begin) =>
        body.StartsWith(begin, StringComparison.OrdinalIgnoreCase) ? 0
        : body.IndexOf("\n" + begin, StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? at + 1
        : -1;
}
