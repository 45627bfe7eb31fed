namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>What a provider promises that keeps things in a database.</summary>
public abstract class RelationalContract(string provider) : StorageContract(provider);
