using System.Text.Json;

namespace CustomerLifecycle.Bots.Faq;

/// <summary>Reads and writes a knowledge base as a JSON array of entries, camel-case, one object per entry.</summary>
public static class KnowledgeBaseJson
{
    /// <summary>Reads JSON held in a string.</summary>
    /// <returns>The knowledge base, or the errors: a syntax error with its line, or the entries that cannot be used.</returns>
    public static KnowledgeBaseImport Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        List<FaqEntry>? entries;
        try
        {
            entries = JsonSerializer.Deserialize(json, BotsJsonContext.Default.ListFaqEntry);
        }
        catch (JsonException malformed)
        {
            return Failed(new KnowledgeBaseImportError((malformed.LineNumber ?? 0) + 1, malformed.Path,
                "is not valid. Expected an array of entries with id, question and answer."));
        }

        return entries is null
            ? Failed(new KnowledgeBaseImportError(1, null, "the document is null. Expected an array of entries."))
            : Check(entries);
    }

    /// <summary>Writes the entries in their order; <see cref="Parse"/> reads them back to the same version.</summary>
    public static string Write(KnowledgeBase knowledgeBase)
    {
        ArgumentNullException.ThrowIfNull(knowledgeBase);
        return JsonSerializer.Serialize([.. knowledgeBase.Entries], BotsJsonContext.Default.ListFaqEntry);
    }

    private static KnowledgeBaseImport Check(List<FaqEntry> entries)
    {
        var errors = new List<KnowledgeBaseImportError>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
        {
            var place = FormattableString.Invariant($"$[{i}]");
            if (entries[i] is null)
            {
                errors.Add(new KnowledgeBaseImportError(1, place, "is null. Remove it."));
            }
            else if (FaqEntryRules.FindProblem(entries[i]) is { } problem)
            {
                errors.Add(new KnowledgeBaseImportError(1, place + "." + problem.Field, problem.Message));
            }
            else if (!ids.Add(entries[i].Id))
            {
                errors.Add(new KnowledgeBaseImportError(1, place + ".id", $"'{entries[i].Id}' is already taken. Give each entry an id of its own."));
            }
        }

        return errors.Count > 0 ? new KnowledgeBaseImport { Errors = errors } : new KnowledgeBaseImport { KnowledgeBase = KnowledgeBase.Create(entries) };
    }

    private static KnowledgeBaseImport Failed(KnowledgeBaseImportError error) => new() { Errors = [error] };
}
