namespace CustomerLifecycle.PublicApi.Specimens;

public sealed record Point(int X, string? Label = null)
{
    public override string ToString() => Label ?? "";
}
