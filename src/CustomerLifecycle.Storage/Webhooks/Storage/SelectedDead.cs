using Dapper;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>The dead letters of a selection, as a condition with its values.</summary>
internal sealed record SelectedDead(string Where, IReadOnlyList<SqlParameter> Parameters)
{
    internal static SelectedDead Of(TenantId tenant, WebhookSelection selection)
    {
        string where = "WHERE tenant = @tenant AND dead = 1";
        List<SqlParameter> parameters = [new("tenant", tenant.Value)];
        Add(" AND endpoint = @endpoint", "endpoint", selection.Endpoint?.Value);
        Add(" AND id = @id", "id", selection.Id);
        Add(" AND created_at >= @since", "since", selection.Since?.UtcTicks);
        Add(" AND created_at < @before", "before", selection.Before?.UtcTicks);
        return new(where, parameters);

        void Add(string condition, string name, object? value)
        {
            if (value is not null)
            {
                where += condition;
                parameters.Add(new(name, value));
            }
        }
    }

    internal DynamicParameters ToQuery()
    {
        DynamicParameters query = new();
        foreach (SqlParameter parameter in Parameters)
        {
            query.Add(parameter.Name, parameter.Value);
        }

        return query;
    }
}
