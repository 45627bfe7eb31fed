using System.Globalization;
using CustomerLifecycle;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Tickets;
using Dapper;

namespace OwnTicketTable;

/// <summary>A query in the words of the CRM's tables.</summary>
internal sealed class CrmCaseSelect
{
    private readonly TicketQuery _query;
    private readonly List<string> _conditions = ["company = @company"];

    public CrmCaseSelect(TenantId tenant, TicketQuery query)
    {
        _query = query;
        Parameters.Add("company", tenant.Value);
        AddColumns();
        AddSpans();
        AddLabelsAndWords();
    }

    public DynamicParameters Parameters { get; } = new();

    public string Counts() =>
        $"SELECT phase, department, owner, urgency, COUNT(*) AS cases FROM crm_case WHERE {string.Join(" AND ", _conditions)} GROUP BY phase, department, owner, urgency";

    // <page>
    public string Page()
    {
        // The most urgent has the smallest number; so every order is from small to great, and descending is exactly the opposite.
        string urgency = $"CASE urgency {string.Concat(_query.PriorityOrder.Select((_, i) => $"WHEN @urgency{i} THEN {_query.PriorityOrder.Count - 1 - i} "))}ELSE {_query.PriorityOrder.Count} END";
        string[] keys = _query.Order switch
        {
            TicketOrder.Created => ["opened_at", "case_ref"],
            TicketOrder.Updated => ["touched_at", "opened_at", "case_ref"],
            TicketOrder.Due => ["due_at", "opened_at", "case_ref"],
            _ => [_query.PriorityOrder.Count == 0 ? "0 * phase" : urgency, "due_at", "opened_at", "case_ref"],
        };
        for (int i = 0; i < _query.PriorityOrder.Count; i++)
        {
            Parameters.Add("urgency" + i.ToString(CultureInfo.InvariantCulture), _query.PriorityOrder[i]);
        }

        List<string> conditions = [.. _conditions];
        if (_query.After is { } cursor)
        {
            string[] last = _query.Order switch
            {
                TicketOrder.Created => ["@lastOpened", "@lastRef"],
                TicketOrder.Priority => ["@lastUrgency", "@lastAt", "@lastOpened", "@lastRef"],
                _ => ["@lastAt", "@lastOpened", "@lastRef"],
            };
            conditions.Add($"({string.Join(", ", keys)}) {(_query.Descending ? '<' : '>')} ({string.Join(", ", last)})");
            Parameters.Add("lastUrgency", _query.PriorityOrder.Count == 0 ? 0 : _query.PriorityOrder.Count - 1 - _query.PriorityOrder.ToList().IndexOf(cursor.Priority ?? ""));
            Parameters.Add("lastAt", cursor.At.UtcTicks);
            Parameters.Add("lastOpened", cursor.CreatedAt.UtcTicks);
            Parameters.Add("lastRef", cursor.Id.Value);
        }

        Parameters.Add("take", _query.Take);
        string direction = _query.Descending ? " DESC" : "";
        return $"SELECT document FROM crm_case WHERE {string.Join(" AND ", conditions)} ORDER BY {string.Join(", ", keys.Select(key => key + direction))} LIMIT @take";
    }

    // </page>
    private void AddColumns()
    {
        Add("case_no = @number", "number", _query.Number);
        Add("kind = @kind", "kind", _query.Type);
        Add("department = @department", "department", _query.Group);
        Add("owner = @owner", "owner", _query.Assignee?.Value);
        Add("urgency = @urgency", "urgency", _query.Priority);
        Add("client = @client", "client", _query.Customer?.Value);
        Add("cause = @cause", "cause", _query.Reason);
        if (_query.Unassigned is { } unassigned)
        {
            _conditions.Add(unassigned ? "owner IS NULL" : "owner IS NOT NULL");
        }

        if (_query.Categories.Count > 0)
        {
            _conditions.Add($"phase IN ({string.Join(", ", _query.Categories.Select(category => (long)category))})");
        }

        if (_query.States.Count > 0)
        {
            _conditions.Add("stage IN " + SqlInList.Add(Parameters, "stage", _query.States));
        }
    }

    private void AddSpans()
    {
        Add("opened_at >= @openedFrom", "openedFrom", _query.CreatedFrom?.UtcTicks);
        Add("opened_at < @openedBefore", "openedBefore", _query.CreatedBefore?.UtcTicks);
        Add("touched_at >= @touchedFrom", "touchedFrom", _query.UpdatedFrom?.UtcTicks);
        Add("touched_at < @touchedBefore", "touchedBefore", _query.UpdatedBefore?.UtcTicks);
        Add("due_at >= @dueFrom", "dueFrom", _query.DueFrom?.UtcTicks);
        Add("due_at < @dueBefore", "dueBefore", _query.DueBefore?.UtcTicks);
        if (_query.DueFrom is not null || _query.DueBefore is not null)
        {
            // What is not due has the greatest instant, and is not due before or after any.
            Add("due_at <> @never", "never", DateTimeOffset.MaxValue.UtcTicks);
        }
    }

    // <words>
    private void AddLabelsAndWords()
    {
        int label = 0;
        foreach (string tag in _query.Tags)
        {
            string name = "label" + label++.ToString(CultureInfo.InvariantCulture);
            Add($"case_ref IN (SELECT case_ref FROM crm_case_label WHERE company = @company AND label = @{name})", name, tag);
        }

        if (_query.Text is not null)
        {
            IReadOnlyList<string> words = TextTokenizer.ForQuery(_query.Text);
            _conditions.Add(words.Count == 0
                ? "1 = 0"
                : "case_ref IN (SELECT case_ref FROM crm_case_word WHERE company = @company AND word IN " + SqlInList.Add(Parameters, "word", words)
                    + $" AND (part & {(long)_query.TextIn}) > 0 GROUP BY case_ref HAVING COUNT(DISTINCT word) = {words.Count})");
        }
    }

    // </words>
    private void Add(string condition, string parameter, object? value)
    {
        if (value is not null)
        {
            _conditions.Add(condition);
            Parameters.Add(parameter, value);
        }
    }
}
