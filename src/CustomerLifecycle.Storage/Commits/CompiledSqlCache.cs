using System.Collections.Concurrent;

namespace CustomerLifecycle.Storage;

/// <summary>The texts of a database's statements, each compiled once. Thread-safe.</summary>
internal sealed class CompiledSqlCache(SqlDialect dialect)
{
    // A module has some dozens of texts; a host that builds texts at run time must not fill the memory.
    private const int MaxTexts = 2000;

    private readonly ConcurrentDictionary<string, CompiledSql> _texts = new(StringComparer.Ordinal);
    private int _count;

    internal CompiledSql Get(string text)
    {
        if (_texts.TryGetValue(text, out CompiledSql? compiled))
        {
            return compiled;
        }

        if (Interlocked.Increment(ref _count) > MaxTexts)
        {
            _texts.Clear();
            Volatile.Write(ref _count, 1);
        }

        return _texts.GetOrAdd(text, CompiledSql.Compile(text, dialect.PositionalParameters));
    }
}
