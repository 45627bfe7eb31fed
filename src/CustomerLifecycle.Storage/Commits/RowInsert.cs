using System.Globalization;
using System.Text;

namespace CustomerLifecycle.Storage;

/// <summary>Inserts rows, many with one statement. There are three texts of it, so that all stay prepared: for 64 rows, for 8, and for one.</summary>
internal sealed class RowInsert
{
    private static readonly int[] Sizes = [64, 8, 1];

    private readonly string[] _columns;
    private readonly string[] _texts;
    private readonly string[] _names;

    internal RowInsert(string table, params string[] columns)
    {
        _columns = columns;
        _names = [.. Enumerable.Range(0, Sizes[0] * columns.Length).Select(i => string.Create(CultureInfo.InvariantCulture, $"p{i}"))];
        _texts = [.. Sizes.Select(rows => Text(table, rows))];
    }

    /// <summary>What stands behind the rows, such as <c>ON CONFLICT (...) DO NOTHING</c>.</summary>
    internal string Ending
    {
        init => _texts = [.. _texts.Select(text => text + " " + value)];
    }

    internal IEnumerable<SqlStatement> Of<T>(IReadOnlyList<T> rows, Func<T, object?[]> values)
    {
        int next = 0;
        for (int size = 0; size < Sizes.Length; size++)
        {
            for (; rows.Count - next >= Sizes[size]; next += Sizes[size])
            {
                SqlParameter[] parameters = new SqlParameter[Sizes[size] * _columns.Length];
                for (int row = 0; row < Sizes[size]; row++)
                {
                    object?[] ofRow = values(rows[next + row]);
                    for (int i = 0; i < ofRow.Length; i++)
                    {
                        int place = (row * _columns.Length) + i;
                        parameters[place] = new SqlParameter(_names[place], ofRow[i]);
                    }
                }

                yield return new SqlStatement(_texts[size], parameters);
            }
        }
    }

    private string Text(string table, int rows)
    {
        StringBuilder text = new($"INSERT INTO {table} ({string.Join(", ", _columns)}) VALUES ");
        for (int row = 0; row < rows; row++)
        {
            text.Append(row == 0 ? "(" : ", (").AppendJoin(", ", _names.Skip(row * _columns.Length).Take(_columns.Length).Select(name => "@" + name)).Append(')');
        }

        return text.ToString();
    }
}
