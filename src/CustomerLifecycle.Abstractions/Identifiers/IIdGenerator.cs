namespace CustomerLifecycle;

/// <summary>Makes the UUIDs from which identifiers are built. Thread-safe.</summary>
public interface IIdGenerator
{
    /// <summary>A new UUID.</summary>
    Guid NewGuid();

    /// <summary>Opens a named scope on the calling asynchronous flow. A generator for repeatable runs derives what it makes inside
    /// from the scope's name, so that a step that is run again makes the same identifiers; other generators ignore it.</summary>
    /// <param name="scope">A name that is unique for the step, such as the event and the handler that is run.</param>
    /// <returns>Closes the scope when disposed.</returns>
    IDisposable EnterScope(string scope);
}
