using System.Globalization;
using System.Text;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using Dapper;

namespace CustomerLifecycle.Tickets;

/// <summary>A query as SQL. Constants are written out where an index is defined by them; every other value is a parameter.</summary>
internal sealed class TicketSelect
{
    private const string Table = " FROM cl_tickets_ticket WHERE tenant = @tenant";

    private readonly TicketQuery _query;
    private readonly string _conditions;

    public TicketSelect(TenantId tenant, TicketQuery query)
    {
        _query = query;
        Parameters.Add("tenant", tenant.Value);
        _conditions = Conditions();
    }

    public DynamicParameters Parameters { get; } = new();

    /// <summary>False when nothing can match: a text without a word.</summary>
    public bool CanMatch { get; private set; } = true;

    public string Counts() =>
        "SELECT category, team, assignee, priority, COUNT(*) AS tickets" + Table + _conditions + " GROUP BY category, team, assignee, priority";

    public string Page()
    {
        Parameters.Add("take", (long)_query.Take);
        return _query.Order == TicketOrder.Priority ? PageByPriority() : "SELECT data" + Table + _conditions + After() + OrderBy() + " LIMIT @take";
    }

    // Of each priority the first so many, which an index has in order; together they are few enough to sort.
    private string PageByPriority()
    {
        int others = _query.PriorityOrder.Count;
        int? last = _query.After is { } cursor ? TicketSortKey.UrgencyOf(cursor.Priority!, _query.PriorityOrder) : null;
        List<string> branches = [];
        for (int urgency = 0; urgency <= others; urgency++)
        {
            if (last is not null && (_query.Descending ? urgency > last : urgency < last))
            {
                continue;
            }

            bool isNamed = urgency < others;
            bool byIndex = isNamed || others == 0;
            string after = urgency == last ? After(byIndex) : "";
            foreach (string condition in isNamed ? [PriorityIs(urgency)] : OtherPriorities())
            {
                branches.Add(string.Create(CultureInfo.InvariantCulture, $"SELECT * FROM (SELECT {urgency} AS urgency, due_at, created_at, id, data{Table}{_conditions}{condition}{after}{OrderBy(byIndex)} LIMIT @take) AS p{branches.Count}"));
            }
        }

        string direction = _query.Descending ? " DESC" : "";
        return $"SELECT data FROM ({string.Join(" UNION ALL ", branches)}) AS pages ORDER BY urgency{direction}, due_at{direction}, created_at{direction}, id{direction} LIMIT @take";
    }

    private string PriorityIs(int urgency)
    {
        string name = "urgency" + urgency.ToString(CultureInfo.InvariantCulture);
        Parameters.Add(name, _query.PriorityOrder[_query.PriorityOrder.Count - 1 - urgency]);
        return " AND priority = @" + name;
    }

    // Priorities that nobody names any more are rare, or there are none: what lies between the named ones is found in the index, while NOT IN
    // would read the whole pool. The databases compare bytes of UTF-8.
    private IEnumerable<string> OtherPriorities()
    {
        string[] named = [.. _query.PriorityOrder.Distinct(StringComparer.Ordinal).OrderBy(name => Convert.ToHexString(Encoding.UTF8.GetBytes(name)), StringComparer.Ordinal)];
        for (int i = 0; i < named.Length; i++)
        {
            Parameters.Add(Bound(i), named[i]);
        }

        for (int i = 0; i <= named.Length; i++)
        {
            yield return (i > 0 ? " AND priority > @" + Bound(i - 1) : "") + (i < named.Length ? " AND priority < @" + Bound(i) : "");
        }

        static string Bound(int i) => "bound" + i.ToString(CultureInfo.InvariantCulture);
    }

    private string OrderBy(bool byIndex = true)
    {
        string direction = _query.Descending ? " DESC" : "";
        return " ORDER BY " + string.Join(", ", Columns(byIndex).Select(column => column + direction));
    }

    private string After(bool byIndex = true)
    {
        if (_query.After is not { } cursor)
        {
            return "";
        }

        Parameters.Add("afterAt", cursor.At.UtcTicks);
        Parameters.Add("afterCreated", cursor.CreatedAt.UtcTicks);
        Parameters.Add("afterId", cursor.Id.Value);
        string values = _query.Order == TicketOrder.Created ? "@afterCreated, @afterId" : "@afterAt, @afterCreated, @afterId";
        return $" AND ({string.Join(", ", Columns(byIndex))}) {(_query.Descending ? '<' : '>')} ({values})";
    }

    // A plus sign keeps the databases from reading an index for the sake of its order.
    private string[] Columns(bool byIndex) => _query.Order switch
    {
        TicketOrder.Created => ["created_at", "id"],
        TicketOrder.Updated => ["updated_at", "created_at", "id"],
        _ => [byIndex ? "due_at" : "+due_at", "created_at", "id"],
    };

    private string Conditions()
    {
        StringBuilder sql = new();
        if (_query.Categories.Count > 0)
        {
            // An index of open tickets is taken only when the query says the same words.
            Categories(sql, TicketQuery.OpenCategories, "is_open = 1");
            Categories(sql, TicketQuery.DoneCategories, "is_open = 0");
            if (!_query.Categories.ToHashSet().SetEquals(TicketQuery.OpenCategories) && !_query.Categories.ToHashSet().SetEquals(TicketQuery.DoneCategories))
            {
                // Names of an enumeration, not input: both databases take them as they are.
                sql.Append(" AND category IN (").AppendJoin(", ", _query.Categories.Distinct().Order().Select(category => $"'{category}'")).Append(')');
            }
        }

        if (_query.Unassigned is { } unassigned)
        {
            sql.Append(unassigned ? " AND assignee IS NULL" : " AND assignee IS NOT NULL");
        }

        if (_query.States.Count > 0)
        {
            sql.Append(" AND state IN ").Append(SqlInList.Add(Parameters, "state", _query.States));
        }

        Where(sql, "number = @number", _query.Number);
        Where(sql, "type = @type", _query.Type);
        Where(sql, "team = @team", _query.Group);
        Where(sql, "assignee = @assignee", _query.Assignee?.Value);
        Where(sql, "priority = @priority", _query.Priority);
        Where(sql, "customer = @customer", _query.Customer?.Value);
        Where(sql, "reason = @reason", _query.Reason);
        Where(sql, "created_at >= @createdFrom", _query.CreatedFrom?.UtcTicks);
        Where(sql, "created_at < @createdBefore", _query.CreatedBefore?.UtcTicks);
        Where(sql, "updated_at >= @updatedFrom", _query.UpdatedFrom?.UtcTicks);
        Where(sql, "updated_at < @updatedBefore", _query.UpdatedBefore?.UtcTicks);
        Where(sql, "due_at >= @dueFrom", _query.DueFrom?.UtcTicks);
        Where(sql, "due_at < @dueBefore", DueBefore());
        Tags(sql);
        Text(sql);
        return sql.ToString();
    }

    private void Categories(StringBuilder sql, IReadOnlyCollection<StateCategory> all, string condition) =>
        sql.Append(_query.Categories.All(all.Contains) ? " AND " + condition : "");

    // What is not due has the greatest instant, and is not due before or after any.
    private long? DueBefore() => _query is { DueFrom: null, DueBefore: null } ? null : Math.Min(_query.DueBefore?.UtcTicks ?? long.MaxValue, DateTimeOffset.MaxValue.UtcTicks);

    private void Tags(StringBuilder sql)
    {
        int count = 0;
        foreach (string tag in _query.Tags.Distinct(StringComparer.Ordinal))
        {
            string name = "tag" + count++.ToString(CultureInfo.InvariantCulture);
            Where(sql, $"id IN (SELECT ticket FROM cl_tickets_tag WHERE tenant = @tenant AND tag = @{name})", name, tag);
        }
    }

    private void Text(StringBuilder sql)
    {
        if (_query.Text is null)
        {
            return;
        }

        IReadOnlyList<string> tokens = TextTokenizer.ForQuery(_query.Text);
        CanMatch = tokens.Count > 0;
        if (CanMatch)
        {
            sql.Append("""
                 AND id IN (SELECT item_key FROM cl_search WHERE tenant = @tenant AND scope IN
                """)
                .Append(' ').Append(SqlInList.Add(Parameters, "scope", [.. TicketText.ScopesOf(_query.TextIn)]))
                .Append(" AND token IN ").Append(SqlInList.Add(Parameters, "token", tokens))
                .Append(CultureInfo.InvariantCulture, $" GROUP BY item_key HAVING COUNT(DISTINCT token) = {tokens.Count})");
        }
    }

    private void Where(StringBuilder sql, string condition, object? value) =>
        Where(sql, condition, condition[(condition.IndexOf('@', StringComparison.Ordinal) + 1)..], value);

    private void Where(StringBuilder sql, string condition, string parameter, object? value)
    {
        if (value is not null)
        {
            sql.Append(" AND ").Append(condition);
            Parameters.Add(parameter, value);
        }
    }
}
