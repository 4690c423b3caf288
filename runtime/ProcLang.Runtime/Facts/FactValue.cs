using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using ProcLang.Runtime.Authority;

namespace ProcLang.Runtime.Facts;

/// <summary>The value of a fact: an attribute of a document, data an act supplies. Compared by content.</summary>
[JsonDerivedType(typeof(Flag), "flag")]
[JsonDerivedType(typeof(Number), "number")]
[JsonDerivedType(typeof(Money), "money")]
[JsonDerivedType(typeof(Day), "day")]
[JsonDerivedType(typeof(Moment), "moment")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Choice), "choice")]
[JsonDerivedType(typeof(UnitRef), "unit")]
[JsonDerivedType(typeof(UnitSet), "units")]
[JsonDerivedType(typeof(PersonRef), "person")]
[JsonDerivedType(typeof(PersonSet), "persons")]
[JsonDerivedType(typeof(CaseRef), "case")]
public abstract record FactValue
{
    private FactValue() { }

    /// <summary>Yes or no.</summary>
    public sealed record Flag(bool Value) : FactValue
    {
        /// <inheritdoc/>
        public override string ToString() => Value ? "是" : "否";
    }

    /// <summary>A number.</summary>
    public sealed record Number(decimal Value) : FactValue
    {
        /// <inheritdoc/>
        public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>An amount of money, in yuan or the rulebook's currency.</summary>
    public sealed record Money(decimal Amount) : FactValue
    {
        /// <inheritdoc/>
        public override string ToString() => Amount.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A day, in the rulebook's zone.</summary>
    public sealed record Day(LocalDate Value) : FactValue
    {
        /// <inheritdoc/>
        public override string ToString() => Value.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>A local date and time, in the rulebook's zone.</summary>
    public sealed record Moment(LocalDateTime Value) : FactValue
    {
        /// <inheritdoc/>
        public override string ToString() => Value.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>Words.</summary>
    public sealed record Text(string Value) : FactValue
    {
        /// <inheritdoc/>
        public override string ToString() => Value;
    }

    /// <summary>One of the values of an enumeration, by its canonical name.</summary>
    public sealed record Choice(string Value) : FactValue
    {
        /// <inheritdoc/>
        public override string ToString() => Value;
    }

    /// <summary>A unit.</summary>
    public sealed record UnitRef(Unit Unit) : FactValue
    {
        /// <inheritdoc/>
        public override string ToString() => Unit.Name;
    }

    /// <summary>Units, in the order given.</summary>
    public sealed record UnitSet(ImmutableArray<Unit> Units) : FactValue
    {
        /// <inheritdoc/>
        public bool Equals(UnitSet? other) => other is not null && Units.SequenceEqual(other.Units);
        /// <inheritdoc/>
        public override int GetHashCode() => Units.Length;
        /// <inheritdoc/>
        public override string ToString() => string.Join("、", Units);
    }

    /// <summary>A person.</summary>
    public sealed record PersonRef(Person Person) : FactValue
    {
        /// <inheritdoc/>
        public override string ToString() => Person.Name;
    }

    /// <summary>Persons, in the order given.</summary>
    public sealed record PersonSet(ImmutableArray<Person> Persons) : FactValue
    {
        /// <inheritdoc/>
        public bool Equals(PersonSet? other) => other is not null && Persons.SequenceEqual(other.Persons);
        /// <inheritdoc/>
        public override int GetHashCode() => Persons.Length;
        /// <inheritdoc/>
        public override string ToString() => string.Join("、", Persons);
    }

    /// <summary>Another document, matter or meeting, by name.</summary>
    public sealed record CaseRef(string Subject) : FactValue
    {
        /// <inheritdoc/>
        public override string ToString() => Subject;
    }
}
