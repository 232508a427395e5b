package io.volley.cli.cluster;

import io.volley.testbed.yarn.KerberosFiles;

/**
 * What somebody reads of Kerberos who has started a cluster that asks for its tickets.
 *
 * @param files what its users log in with
 */
record KerberosNote(KerberosFiles files) {
    String render() {
        String user = KerberosFiles.USERS.get(0);
        String other = KerberosFiles.USERS.get(1);
        return """
            With Kerberos: what is to be exported below makes you %1$s, by a ticket of a day. To log in from a keytab,

              unset KRB5CCNAME

            and give bin/volley submit

              %2$s

            %3$s has a keytab and tickets beside it, and %1$s may submit for %3$s: --proxy-user %3$s

            """.formatted(
                        user,
                        "--principal %s --keytab %s"
                                .formatted(
                                        files.principal(user),
                                        ShellWords.of(files.keytab(user).toString())),
                        other);
    }
}
