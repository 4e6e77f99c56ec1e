# The program alone, for `docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/work" IMAGE check`. It is static, so there is no system
# to be kept up to date; the root certificates that it trusts are those of the machine that built it.
#
# The folder that this is built from has a program for each machine, amd64/signpost and arm64/signpost,
# and ca-certificates.crt.
FROM scratch
ARG TARGETARCH
COPY --chmod=0755 ${TARGETARCH}/signpost /signpost
COPY ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
ENV SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt
# A container without a system has no /tmp.
ENV TMPDIR=/work
WORKDIR /work
ENTRYPOINT ["/signpost"]
