namespace CustomerLifecycle;

/// <summary>What every identifier of the suite can do: hold its text, be parsed, and be made from a generated UUID.</summary>
/// <typeparam name="TSelf">The identifier type itself.</typeparam>
public interface IIdentifier<TSelf> : IParsable<TSelf>
    where TSelf : struct, IIdentifier<TSelf>
{
    /// <summary>The identifier's text: 1 to 128 characters.</summary>
    /// <exception cref="InvalidOperationException">The identifier is the <see langword="default"/> value.</exception>
    string Value { get; }

    /// <summary>Makes an identifier from a UUID in its 36-character form.</summary>
    /// <param name="value">A UUID, usually from <see cref="IIdGenerator"/>.</param>
    static abstract TSelf From(Guid value);
}
