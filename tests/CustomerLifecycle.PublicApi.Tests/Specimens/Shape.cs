namespace CustomerLifecycle.PublicApi.Specimens;

/// <summary>Members of every kind, for the tests of the listing.</summary>
public abstract class Shape
{
    public const string Unit = "mm";

    public static readonly double[] Origin = [0, 0];

    public event EventHandler<int>? Moved;

    public required int? Colour { get; set; }

    public int Sides { get; protected set; }

    internal string? Hidden { get; set; }

    public Corner this[int index] => index < Sides ? default : throw new ArgumentOutOfRangeException(nameof(index));

    public static Shape operator +(Shape left, Shape right) => left.Sides > right.Sides ? left : right;

    protected abstract double Area();

    protected virtual void Draw(in DateTimeOffset at, ref int count, out List<string?>? names)
    {
        Moved?.Invoke(this, ++count);
        names = [Hidden];
    }

    public readonly struct Corner;
}
