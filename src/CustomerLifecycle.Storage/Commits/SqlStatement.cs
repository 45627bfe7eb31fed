namespace CustomerLifecycle.Storage;

/// <summary>One parameterised statement of a commit. Immutable, so that a commit can be run again.</summary>
/// <remarks>Keep the text constant and put every value into a parameter: texts are prepared and cached.</remarks>
public sealed class SqlStatement
{
    /// <summary>Creates a statement.</summary>
    /// <param name="text">SQL that both SQLite and PostgreSQL understand; parameters are written <c>@name</c>.</param>
    /// <param name="parameters">The values of all parameters in the text.</param>
    public SqlStatement(string text, params SqlParameter[] parameters)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        ArgumentNullException.ThrowIfNull(parameters);
        Text = text;
        Parameters = parameters;
    }

    /// <summary>The SQL.</summary>
    public string Text { get; }

    /// <summary>The values.</summary>
    public IReadOnlyList<SqlParameter> Parameters { get; }

    /// <summary>The number of rows the statement must change, or <see langword="null"/> for any. Another number means that somebody
    /// else was faster: the whole commit becomes a <see cref="CommitStatus.Conflict"/>. This is how a version guards a write.</summary>
    public int? ExpectedRows { get; init; }

    /// <param name="name">The parameter.</param>
    /// <param name="likely">Where it stands when the parameters are given in the order of the text.</param>
    internal object? ValueOf(string name, int likely)
    {
        if (likely < Parameters.Count && string.Equals(Parameters[likely].Name, name, StringComparison.Ordinal))
        {
            return Parameters[likely].Value;
        }

        foreach (SqlParameter parameter in Parameters)
        {
            if (string.Equals(parameter.Name, name, StringComparison.Ordinal))
            {
                return parameter.Value;
            }
        }

        throw new ArgumentException($"The statement uses @{name}, which has no value: {Text}");
    }
}
