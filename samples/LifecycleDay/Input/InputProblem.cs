namespace LifecycleDay.Input;

/// <summary>Something in a file that was left out.</summary>
internal sealed record InputProblem(string File, long Line, string Column, string Expected)
{
    public override string ToString() => $"{File}, line {Line}, column {Column}: expected {Expected}";
}
