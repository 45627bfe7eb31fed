namespace CustomerLifecycle.Storage;

/// <summary>A named value of a <see cref="SqlStatement"/>.</summary>
/// <param name="Name">The name without its marker, as written <c>@name</c> in the statement.</param>
/// <param name="Value">A <see cref="string"/>, <see cref="long"/>, <see cref="int"/>, <see cref="double"/>, byte array or
/// <see langword="null"/>. Instants go as <see cref="DateTimeOffset.UtcTicks"/>, truth values as 0 and 1.</param>
public readonly record struct SqlParameter(string Name, object? Value);
