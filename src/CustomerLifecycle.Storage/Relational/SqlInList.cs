using System.Globalization;
using Dapper;

namespace CustomerLifecycle.Storage;

/// <summary>Writes <c>IN (...)</c> lists that both databases understand: Dapper expands a list for SQLite but passes an array to PostgreSQL.</summary>
public static class SqlInList
{
    /// <summary>The most values in one list.</summary>
    public const int MaxValues = 1000;

    /// <summary>Adds the values as parameters and returns the list, such as <c>(@id0, @id1)</c>.</summary>
    /// <param name="parameters">The query's parameters.</param>
    /// <param name="name">The prefix of the parameters' names.</param>
    /// <param name="values">1 to 1,000 values.</param>
    /// <exception cref="ArgumentException">There are no values, or too many.</exception>
    public static string Add(DynamicParameters parameters, string name, IReadOnlyCollection<string> values)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count is 0 or > MaxValues)
        {
            throw new ArgumentException($"An IN list has 1 to {MaxValues} values, not {values.Count}. Leave the query out when there are none.", nameof(values));
        }

        List<string> names = new(values.Count);
        foreach (string value in values)
        {
            string parameter = name + names.Count.ToString(CultureInfo.InvariantCulture);
            parameters.Add(parameter, value);
            names.Add("@" + parameter);
        }

        return "(" + string.Join(", ", names) + ")";
    }
}
