namespace CustomerLifecycle.Routing;

/// <summary>A list that grows at its end and is forgotten from its beginning. A value: a change gives a new list and leaves every older
/// copy as it was, though they share their elements, because what lies beyond the end of a copy does not belong to it.</summary>
/// <remarks>Of two lists made from one copy, only the later may be used; this is the way of a pool, which goes back before it goes on.</remarks>
/// <typeparam name="T">The elements.</typeparam>
internal readonly struct Trail<T>
{
    private readonly T[]? _items;
    private readonly int _start;

    private Trail(T[]? items, int start, int count) => (_items, _start, Count) = (items, start, count);

    public int Count { get; }

    public ref readonly T this[int index] => ref _items![_start + index];

    public static Trail<T> Of(IReadOnlyList<T> items) => new([.. items], 0, items.Count);

    public T[] ToArray() => Count == 0 ? [] : _items!.AsSpan(_start, Count).ToArray();

    public Trail<T> Without(int first) => first == Count ? default : new(_items, _start + first, Count - first);

    public Trail<T> With(T last)
    {
        var items = _items;
        int start = _start;
        if (items is null || start + Count == items.Length)
        {
            items = new T[Math.Max(4, Count * 2)];
            _items.AsSpan(_start, Count).CopyTo(items);
            start = 0;
        }

        items[start + Count] = last;
        return new(items, start, Count + 1);
    }
}
