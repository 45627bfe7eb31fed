namespace CustomerLifecycle.Routing;

/// <summary>A list that nearly always has one element or none, and then takes no room of its own. A value: a change gives a new list and
/// leaves every copy of the old one as it was.</summary>
/// <typeparam name="T">The elements.</typeparam>
internal readonly struct ShortList<T>
{
    private readonly T _first;
    private readonly T[]? _rest;

    public ShortList(T only) => (_first, Count) = (only, 1);

    private ShortList(ReadOnlySpan<T> items)
    {
        Count = items.Length;
        _first = Count == 0 ? default! : items[0];
        _rest = Count > 1 ? items[1..].ToArray() : null;
    }

    public int Count { get; }

    public T this[int index] => index == 0 ? _first : _rest![index - 1];

    public static ShortList<T> Of(IReadOnlyList<T> items) => new([.. items]);

    public T[] ToArray() => Count switch
    {
        0 => [],
        1 => [_first],
        _ => [_first, .. _rest!],
    };

    public ShortList<T> With(int index, T item)
    {
        if (Count == 1)
        {
            return new(item);
        }

        var items = ToArray();
        items[index] = item;
        return new(items);
    }

    public ShortList<T> Inserted(int index, T item)
    {
        if (Count == 0)
        {
            return new(item);
        }

        var items = new List<T>(ToArray());
        items.Insert(index, item);
        return new([.. items]);
    }

    public ShortList<T> Without(int index)
    {
        if (Count == 1)
        {
            return default;
        }

        var items = new List<T>(ToArray());
        items.RemoveAt(index);
        return new([.. items]);
    }
}
