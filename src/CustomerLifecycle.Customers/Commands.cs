using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Customers;

/// <summary>What the commands of the module have in common: checked keys, and deciding again when somebody else was faster.</summary>
internal static class Commands
{
    // Leaves room for the command's own prefix within the storage's limit.
    internal const int MaxKeyLength = 300;

    internal static string? Key(string command, string? key)
    {
        if (key is null)
        {
            return null;
        }

        return key.Length is > 0 and <= MaxKeyLength
            ? "customers." + command + "/" + key
            : throw new ArgumentException($"An idempotency key has 1 to {MaxKeyLength} characters, not {key.Length}. Shorten it, for example by hashing.", nameof(key));
    }

    // A command that is tried again, or run again after a crash, makes the same identifiers where the generator can repeat itself.
    internal static IDisposable? Scope(IIdGenerator ids, TenantId tenant, string? key) => key is null ? null : ids.EnterScope(tenant.Value + "/" + key);

    internal static async Task<T> DecideAsync<T>(int maxAttempts, Func<Task<T?>> attempt)
        where T : class
    {
        for (int i = 0; i < maxAttempts; i++)
        {
            if (await attempt().ConfigureAwait(false) is { } outcome)
            {
                return outcome;
            }
        }

        throw new StorageException(
            StorageErrorKind.Contention,
            $"Others changed the same customer or conversation {maxAttempts} times while the change was decided. Nothing was stored; call again, or raise CustomersOptions.MaxAttempts.",
            innerException: null);
    }

    internal static string? Bounded(string? value, int max, string name) => value is null || value.Length <= max
        ? value
        : throw new ArgumentException($"{name} has {value.Length} characters, more than {max}. Shorten it.", name);
}
